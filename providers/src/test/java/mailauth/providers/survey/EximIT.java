package mailauth.providers.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.X509ExtendedTrustManager;
import mailauth.core.catalog.BuiltInCatalog;
import mailauth.core.check.Audit;
import mailauth.core.check.registry.Registry;
import mailauth.core.check.service.KnownServices;
import mailauth.core.dane.MailHost;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.ip.IpAddress;
import mailauth.providers.resolver.CachingDns;
import mailauth.providers.resolver.Resolver;
import mailauth.providers.servers.KnotServer;
import mailauth.providers.servers.ZoneText;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is seen of a real mail server, which encrypts well, badly, or not at all. */
class EximIT {
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

  private static final HeldCertificate AUTHORITY =
      new HeldCertificate.Builder().rsa2048().certificateAuthority(0).build();

  @RegisterExtension
  static final KnotServer SERVER =
      new KnotServer(
          ZoneText.of(
              "example.com",
              """
              @ MX 10 mail
              mail A 192.0.2.25
              mta-sts A 127.0.0.1
              _mta-sts TXT "v=STSv1; id=1"
              _25._tcp.mail TLSA 3 1 1 %s
              """
                  .formatted("ab".repeat(32))));

  @TempDir private Path folder;

  @Test
  void trustsACertificateForItsNameFromAnAuthorityThatIsTrusted() throws Exception {
    var held = certificate("mail.example.com").build();
    try (var server = EximServer.with(folder, held)) {
      assertThat(ask(server))
          .isEqualTo(
              new MailHost.Encrypted(
                  "mail.example.com (127.0.0.1:%d)".formatted(server.address().getPort()),
                  "TLSv1.3",
                  List.of(held.certificate()),
                  Optional.empty()));
    }
  }

  @Test
  void saysWhyACertificateIsBad() throws Exception {
    try (var server = EximServer.with(folder, certificate("other.example.com").build())) {
      assertThat(distrust(ask(server)))
          .isEqualTo("No subject alternative DNS name matching mail.example.com found.");
    }
    var yesterday = Instant.now().minus(1, ChronoUnit.DAYS);
    var expired =
        certificate("mail.example.com")
            .validityInterval(
                yesterday.minus(30, ChronoUnit.DAYS).toEpochMilli(), yesterday.toEpochMilli())
            .build();
    try (var server = EximServer.with(folder, expired)) {
      assertThat(distrust(ask(server))).contains("validity check failed");
    }
    try (var server = EximServer.with(folder, AUTHORITY)) {
      assertThat(ask(server)).isInstanceOf(MailHost.Encrypted.class);
    }
  }

  @Test
  void saysThatAServerDoesNotEncrypt() throws Exception {
    try (var server = EximServer.plain(folder)) {
      assertThat(ask(server))
          .isInstanceOfSatisfying(
              MailHost.Plain.class,
              plain ->
                  assertThat(plain.said())
                      .startsWith("220 mail.example.com ESMTP Exim")
                      .contains("250-mail.example.com Hello")
                      .doesNotContain("STARTTLS"));
    }
    try (var server = EximServer.keyless(folder)) {
      assertThat(ask(server))
          .isInstanceOfSatisfying(
              MailHost.Disagreeing.class,
              bad -> assertThat(bad.reason()).isEqualTo("it says: 454 TLS currently unavailable"));
    }
  }

  @Test
  void theWholeCheckSaysIt() throws Exception {
    try (var server = EximServer.plain(folder)) {
      assertThat(check(server)).contains("MX-014").doesNotContain("MX-015", "STS-020", "DANE-005");
    }
    try (var server = EximServer.with(folder, certificate("other.example.com").build())) {
      assertThat(check(server)).contains("MX-015", "STS-020", "DANE-005").doesNotContain("MX-014");
    }
  }

  private static List<String> check(EximServer server) {
    var resolvers = List.of(SERVER.address());
    var services = KnownServices.of(new BuiltInCatalog());
    try (var resolver = Resolver.of(resolvers);
        var survey =
            new Survey(
                new CachingDns(resolver),
                resolvers,
                Clock.systemUTC(),
                new Ports(resolvers),
                ip -> server.address(),
                HttpsWeb::new)) {
      var lookout = new Lookout(List.of(), List.of());
      return new Audit(new Registry(), services)
              .of(survey.take(Name.of("example.com"), lookout, true, Optional.empty()))
              .issues()
              .stream()
              .map(issue -> issue.check().id())
              .toList();
    }
  }

  private static MailHost ask(EximServer server) {
    InetSocketAddress address = server.address();
    return new SmtpHosts(DNS, ip -> address, trust()).ask(HOST);
  }

  private static String distrust(MailHost host) {
    return ((MailHost.Encrypted) host).distrust().orElseThrow();
  }

  /** With an RSA key, for Java writes EC keys in a way that GnuTLS does not read. */
  private static HeldCertificate.Builder certificate(String name) {
    return new HeldCertificate.Builder()
        .rsa2048()
        .addSubjectAlternativeName(name)
        .signedBy(AUTHORITY);
  }

  private static X509ExtendedTrustManager trust() {
    return (X509ExtendedTrustManager)
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(AUTHORITY.certificate())
            .build()
            .trustManager();
  }
}
