package mailauth.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a Domain Connect template comes to in a plan; written after the specification. */
class ConnectPlanTest {
  private static final String TEMPLATE =
      """
      {
        "providerId": "acme.example", "providerName": "Acme", "serviceId": "mail",
        "serviceName": "Mail",
        "records": [
          { "type": "CNAME", "host": "acme._domainkey", "pointsTo": "%token%.dkim.acme.example" },
          { "type": "SPFM", "host": "@", "spfRules": "include:spf.acme.example" },
          { "type": "SPFM", "host": "bounce", "spfRules": "include:bounce.acme.example" },
          { "type": "MX", "host": "bounce", "pointsTo": "mx1.acme.example", "priority": 10 },
          { "type": "MX", "host": "bounce", "pointsTo": "mx2.acme.example", "priority": "20" },
          { "type": "TXT", "host": "@", "data": "acme=%fqdn%/%host%/%domain%",
            "txtConflictMatchingMode": "Prefix", "txtConflictMatchingPrefix": "acme=" },
          { "type": "TXT", "host": "_dmarc", "data": "v=DMARC1; p=none" }
        ]
      }
      """;
  private static final String SENDERS = "senders: [{ service: file:acme.json, token: t1 }]";

  @Test
  void oneSpfRecordANameAndAllElseAsItStands() {
    assertThat(example(SENDERS + "\ndmarc: { policy: reject }").changes())
        .isEqualTo(
            """
            + bounce.example.com MX 10 mx1.acme.example.
            + bounce.example.com MX 20 mx2.acme.example.
            + example.com TXT "acme=example.com//example.com"
            + acme._domainkey.example.com CNAME t1.dkim.acme.example.
            + example.com TXT "v=spf1 include:spf.acme.example ~all"
            + bounce.example.com TXT "v=spf1 include:bounce.acme.example ~all"
            + _dmarc.example.com TXT "v=DMARC1; p=reject"\
            """);
  }

  @Test
  void aSubdomainIsTheHost() {
    assertThat(
            example("subdomains: { news: { senders: [{ service: file:acme.json, token: t }] } }")
                .changes())
        .contains("+ news.example.com TXT \"acme=news.example.com/news/example.com\"")
        .contains("+ bounce.news.example.com MX 10 mx1.acme.example.")
        .contains("+ _dmarc.news.example.com TXT \"v=DMARC1; p=none\"");
  }

  @Test
  void whatItExcludesBlocksAndWhatItAddsOnceStays() {
    var other = example(SENDERS).today("example.com 300 TXT \"acme=old\"");
    assertThat(other.verdicts()).contains("block VALUE_BESIDE_EXCLUDED");
    var same =
        example(SENDERS)
            .today(
                """
                example.com 300 TXT "acme=example.com//example.com"
                example.com 300 TXT "other=1"
                bounce.example.com 300 MX 10 mx1.acme.example.
                bounce.example.com 300 MX 20 mx2.acme.example.
                """);
    assertThat(same.changes()).doesNotContain("acme=").doesNotContain("MX");
    assertThat(same.verdicts()).doesNotContain("block VALUE_BESIDE_EXCLUDED");
  }

  @Test
  void saysWhatIsMissing() {
    assertThat(example("senders: [file:acme.json]").problems())
        .containsExactly("acme.json: Acme Mail asks for token: write it as 'token: VALUE'");
    assertThat(example("senders: [{ service: file:acme.json, token: t, x: z }]").problems())
        .containsExactly("acme.json: Acme Mail has no variable 'x'");
  }

  private static Example example(String domain) {
    return Example.declares(domain).file("acme.json", TEMPLATE);
  }
}
