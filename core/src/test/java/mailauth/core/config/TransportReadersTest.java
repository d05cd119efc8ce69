package mailauth.core.config;

import static mailauth.core.config.Files.domain;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.mtasts.Mode;
import mailauth.core.yaml.Position;
import org.junit.jupiter.api.Test;

/** {@code ttl}, {@code mta-sts}, {@code tls-rpt}, {@code bimi} and {@code dane}. */
class TransportReadersTest {
  @Test
  void readsEveryKey() {
    var mail =
        domain(
                """
                ttl: 90s
                mta-sts: { mode: enforce, mx: [Mail.example.com., "*.mx.example.net"], max-age: 4w, policy-file: public/mta-sts.txt }
                tls-rpt: { reports: [tls@example.com, https://example.com/tls] }
                bimi: { logo: https://example.com/logo.svg, certificate: https://example.com/vmc.pem }
                dane: { mail.example.com: file:certs/mail.pem }
                """)
            .mail();

    assertThat(mail.ttl()).contains(Duration.ofSeconds(90));
    assertThat(mail.mtaSts())
        .contains(
            new MtaStsConfig(
                at(7, 14),
                Mode.ENFORCE,
                List.of("mail.example.com", "*.mx.example.net"),
                Duration.ofDays(28),
                Optional.of("public/mta-sts.txt"),
                Optional.empty()));
    assertThat(mail.tlsRpt())
        .contains(
            new TlsRptConfig(at(8, 14), List.of("tls@example.com", "https://example.com/tls")));
    assertThat(mail.bimi())
        .contains(
            new BimiConfig(
                at(9, 11),
                URI.create("https://example.com/logo.svg"),
                Optional.of(URI.create("https://example.com/vmc.pem"))));
    assertThat(mail.dane())
        .containsExactly(
            new DaneConfig(
                at(10, 13),
                Name.of("mail.example.com"),
                List.of(new Reference.InFile(at(10, 31), "certs/mail.pem"))));
  }

  @Test
  void aPolicyThatEndsNeedsNoHosts() {
    assertThat(domain("mta-sts: { mode: none }").mail().mtaSts())
        .contains(
            new MtaStsConfig(
                at(6, 14),
                Mode.NONE,
                List.of(),
                Duration.ofDays(7),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void refusesDurations() {
    Rejections.check(
        """
        ttl: 3600
        #    ^ '3600' has no unit: write it as '3600s'
        subdomains:
          a: { ttl: 0s }
        #           ^ '0s' is no duration: write a number and one of s m h d w, such as 1h
          b: { ttl: 2w }
        #           ^ '2w' is out of bounds: write 1s to 1w
          c: { ttl: 1h30m }
        #           ^ '1h30m' is no duration: write a number and one of s m h d w, such as 1h
          d: { ttl: 1 h }
        #           ^ '1 h' is no duration: write a number and one of s m h d w, such as 1h
          e: { ttl: PT1H }
        #           ^ 'PT1H' is no duration: write a number and one of s m h d w, such as 1h
          f: { ttl: 9999999999s }
        #           ^ '9999999999s' is no duration: write a number and one of s m h d w, such as 1h
          g: { ttl: "" }
        #           ^ '' is no duration: write a number and one of s m h d w, such as 1h
          h: { ttl: }
        #          ^ the value is missing: write a duration such as 1w
        """);
  }

  @Test
  void refusesMtaSts() {
    Rejections.check(
        """
        mta-sts: { mode: enforce }
        #        ^ mta-sts needs 'mx': write the hosts that receive mail
        subdomains:
          a: { mta-sts: { mx: [mail.example.com] } }
        #               ^ mta-sts needs 'mode' or 'rollout': write 'rollout: normal'
          b: { mta-sts: { mode: enforced, mx: [], max_age: 1d } }
        #                       ^ 'enforced' is no mode: did you mean 'enforce'?
        #                                     ^ the list is empty: write at least one value, or remove the key
        #                                         ^ mta-sts has no key 'max_age': did you mean 'max-age'?
          c: { mta-sts: { mode: testing, mx: ["*", "*.*.example.com", 10 mail.example.com], max-age: 53w } }
        #                                     ^ '*' is a wildcard: write a name without '*'
        #                                          ^ '*.example.com' is a wildcard: write a name without '*'
        #                                                             ^ '10 mail.example.com' has a space or control character in it: remove it
        #                                                                                            ^ '53w' is out of bounds: write 1s to 365d
          d: { mta-sts: { mode: none, id: 1 } }
        #                             ^ the id is always made for you: remove 'id'
        """);
  }

  @Test
  void refusesTlsRptBimiAndDane() {
    Rejections.check(
        """
        tls-rpt: { reports: [] }
        #                   ^ the list is empty: write at least one value, or remove the key
        bimi: { logo: http://example.com/logo.svg, certificate: https:///vmc.pem }
        #             ^ 'http://example.com/logo.svg' is no https URI: write https://HOST/PATH
        #                                                       ^ 'https:///vmc.pem' is no https URI: write https://HOST/PATH
        dane: { _25._tcp.mail.example.com: file:a.pem, mail.example.com: "file:", MAIL.example.com: file:b }
        #       ^ '_25._tcp.mail.example.com' has an underscore, which no domain or host has: write the name without that label
        #                                                                ^ write file:PATH, with the path relative to this file
        #                                                                         ^ 'MAIL.example.com' stands here a second time, first at mailauth.yaml:11:52: keep one of them
        subdomains:
          a: { tls-rpt: { rua: [tls@example.com] }, bimi: { l: https://example.com/logo.svg } }
        #               ^ tls-rpt needs 'reports': where TLS reports go
        #                 ^ report addresses are written 'reports' here, not 'rua'
        #                                                 ^ bimi needs 'logo': the logo, an SVG
        #                                                   ^ the logo is written 'logo' here, not 'l'
        """);
  }

  private static Position at(int line, int column) {
    return new Position("mailauth.yaml", line, column);
  }
}
