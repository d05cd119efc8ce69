package mailauth.providers.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import mailauth.core.dane.MailHost;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.ip.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmtpHostsTest {
  private static final Name HOST = Name.of("mail.example.com");
  private static final Dns DNS =
      (name, type) ->
          type == RecordType.A
              ? new Answer.Found(
                  RRset.of(
                      name,
                      type,
                      60,
                      new Rdata.Address(IpAddress.parse("192.0.2.25").orElseThrow())),
                  List.of())
              : new Answer.NoData();

  @TempDir private Path folder;

  @Test
  void hearsThatAHostDoesNotEncrypt() throws Exception {
    try (var server = MailServer.plain()) {
      var answer = ask(server.address());
      assertThat(answer)
          .isInstanceOfSatisfying(
              MailHost.Plain.class,
              plain -> assertThat(plain.said()).isEqualTo("220 mail ESMTP\n250 mail"));
    }
  }

  @Test
  void seesTheCertificateAndWhyItIsNotTrusted() throws Exception {
    try (var server = MailServer.selfSigned(folder, HOST.text())) {
      var answer = ask(server.address());
      assertThat(answer)
          .isInstanceOfSatisfying(
              MailHost.Encrypted.class,
              encrypted -> {
                assertThat(encrypted.protocol()).isEqualTo("TLSv1.3");
                assertThat(encrypted.distrust())
                    .hasValueSatisfying(
                        why -> assertThat(why).contains("unable to find valid certification path"));
              });
      assertThat(((MailHost.Encrypted) answer).chain()).containsExactly(server.certificate());
    }
  }

  @Test
  void saysThatNobodyListens() {
    var nobody = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    assertThat(ask(nobody)).isInstanceOf(MailHost.Silent.class);
  }

  private static MailHost ask(InetSocketAddress server) {
    return new SmtpHosts(DNS, ip -> server).ask(HOST);
  }
}
