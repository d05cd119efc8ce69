package mailauth.providers.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import mailauth.core.dane.MailHost;
import mailauth.core.dane.ServerKey;
import mailauth.core.dane.TlsaMatch;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Security;
import mailauth.core.ip.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeySurveyTest {
  private static final Name HOST = Name.of("mail.example.com");
  private static final Dns DNS =
      (name, type) ->
          type == RecordType.A && name.equals(HOST)
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
  void aPlanSeesTheKeyThatAHostPresents() throws Exception {
    try (var server = MailServer.selfSigned(folder, HOST.text())) {
      var keys = new KeySurvey(DNS, List::of, ip -> server.address());
      var chain = ((MailHost.Encrypted) keys.ask(HOST)).chain();
      var pinned = ServerKey.of(server.certificate().getPublicKey()).tlsa();
      assertThat(TlsaMatch.fits(pinned, chain)).isTrue();
      assertThat(TlsaMatch.fits(new Rdata.Tlsa(3, 1, 1, "ab".repeat(32)), chain)).isFalse();
    }
  }

  @Test
  void withoutAddressAndResolverNobodyKnows() {
    var keys = new KeySurvey(DNS, List::of);
    assertThat(keys.ask(Name.of("elsewhere.example.com")))
        .isEqualTo(new MailHost.Silent("elsewhere.example.com", "it has no address"));
    assertThat(keys.of(new RRsetKey(HOST, RecordType.TLSA))).isEqualTo(Security.UNKNOWN);
  }
}
