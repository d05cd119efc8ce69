package mailauth.core.draft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DraftTest {
  @Test
  void aFileReadsAsAPersonWouldWriteIt() {
    var yaml =
        """
        version: 1
        providers:
          main: { type: zonefile, directory: zones }
        domains:
          example.com:
            provider: main
            ttl: 1h
            senders:
              - i8t
              - service: sendgrid
                account: u12345.wl067
                em: em1234
              - hosts: { ip: [192.0.2.0/24, "2001:db8::/32"], mx: true }
              - include: spf.partner.example
            spf: { all: softfail }
            dkim:
              s2026: { public-key: file:keys/s2026.pub }
            dmarc:
              policy: none
              alignment: { dkim: strict }
              reports: [dmarc@example.com]
            overrides:
              DMARC_WEAKENED: { reason: the old host moves, until: 2026-12-31 }
            subdomains:
              news:
                senders:
                  - mailchimp
          parked.example:
            provider: main
            parked: true
        """;
    assertThat(Draft.file(Loaded.of(yaml), new Remarks())).isEqualTo(yaml);
  }

  @Test
  void remarksStandWhereTheyBelong() {
    var yaml =
        """
        version: 1
        providers:
          main: { type: zonefile, directory: zones }
        domains:
          example.com:
            provider: main
            senders:
              - i8t
              - service: sendgrid
                account: u12345.wl067
            dmarc:
              policy: none
        """;
    var domain = "domains/example.com";
    var remarks =
        new Remarks()
            .above("", "A file.", "")
            .above(
                domain,
                "A sentence that is long enough to be broken into two lines, because nobody likes"
                    + " to scroll to the right.")
            .beside(domain + "/senders", "who sends")
            .beside(domain + "/senders/0", "people")
            .above(domain + "/senders/1", "programs")
            .beside(domain + "/dmarc/policy", "only watch")
            .below(domain + "/senders", "- service: mailgun", "  domain: mg");
    assertThat(Draft.file(Loaded.of(yaml), remarks))
        .isEqualTo(
            """
            # A file.

            version: 1
            providers:
              main: { type: zonefile, directory: zones }
            domains:
              # A sentence that is long enough to be broken into two lines, because nobody likes to scroll to
              # the right.
              example.com:
                provider: main
                senders: # who sends
                  - i8t # people
                  # programs
                  - service: sendgrid
                    account: u12345.wl067
                  # - service: mailgun
                  #   domain: mg
                dmarc:
                  policy: none # only watch
            """);
  }

  @Test
  void aDomainAloneStandsWhereItIsPut() {
    var config =
        Loaded.of(
            """
            version: 1
            providers: { main: { type: zonefile, directory: zones } }
            domains: { example.com: { provider: main, senders: [i8t] } }
            """);
    assertThat(Draft.domain(config.domains().getFirst(), "  ", new Remarks()))
        .containsExactly("  example.com:", "    provider: main", "    senders:", "      - i8t");
  }
}
