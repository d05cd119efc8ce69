package mailauth.core.config;

import static mailauth.core.config.Files.domain;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.config.SenderFacts.Rhythm;
import mailauth.core.dns.Name;
import org.junit.jupiter.api.Test;

class InventoryReaderTest {
  @Test
  void whatOnlyPeopleKnow() {
    var domain =
        domain(
            """
            owner: it@example.com
            not-senders: [sendgrid]
            sources: { lists.example.org: forwarder, 192.0.2.0/24: spoof }
            most-changes: 50
            freeze: ["2026-12-20 - 2027-01-03"]
            senders:
              - service: i8t
                owner: finance
                seldom: monthly
                from: [example.com, invoices.example.com]
                mail-from: bounces.i8t.example
              - hosts: { mx: true }
            """);

    assertThat(domain.inventory())
        .isEqualTo(
            new InventoryConfig(
                Optional.of("it@example.com"),
                List.of("sendgrid"),
                Map.of(
                    "lists.example.org",
                    InventoryConfig.Kind.FORWARDER,
                    "192.0.2.0/24",
                    InventoryConfig.Kind.SPOOF)));
    assertThat(domain.caution().mostChanges()).isEqualTo(50);
    assertThat(domain.caution().freezes())
        .extracting(Freeze::text)
        .containsExactly("2026-12-20 - 2027-01-03");
    assertThat(domain.mail().senders())
        .extracting(SenderConfig::facts)
        .containsExactly(
            new SenderFacts(
                Optional.of("finance"),
                Optional.of(Rhythm.MONTHLY),
                List.of(Name.of("example.com"), Name.of("invoices.example.com")),
                Optional.of(Name.of("bounces.i8t.example"))),
            SenderFacts.NONE);
  }

  @Test
  void aSenderWritesAsTheNameItIsDeclaredForOrBelow() {
    Rejections.check(
        """
        senders:
          - { hosts: { mx: true }, from: [example.com, news.example.com] }
          - { service: i8t, from: [example.org] }
        #   ^ nothing that is published for example.com speaks for mail from example.org: declare the sender there
        subdomains:
          news:
            senders:
              - { include: spf.partner.example, from: [example.com] }
        #       ^ nothing that is published for news.example.com speaks for mail from example.com: declare the sender there
        """);
  }

  @Test
  void refusesWhatIsNoServiceNoKindAndNoTime() {
    Rejections.check(
        """
        not-senders: [sendgird]
        #             ^ 'sendgird' is no service of the catalog: did you mean 'sendgrid'?
        sources: { lists.example.org: forwarding }
        #                             ^ 'forwarding' is no kind of source: did you mean 'forwarder'?
        freeze:
          - friday
        #   ^ 'friday' is no time: write "fri 15:00 - mon 08:00" or "2026-12-20 - 2027-01-03", in UTC
        """);
  }
}
