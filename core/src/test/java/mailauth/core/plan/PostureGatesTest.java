package mailauth.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a value's gates say of the domain's other records and of the rest of DNS. */
class PostureGatesTest {
  private static final String KEY_1 = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
  private static final String KEY_2 = "PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=";

  @Test
  void rejectNeedsEverySenderToSign() {
    var hosts =
        """
        senders: [ { hosts: { ip: [192.0.2.1] } }, { include: spf.partner.example } ]
        spf: { all: softfail }
        dmarc: { policy: reject, reports: [d@example.com] }
        """;
    assertThat(Example.declares(hosts).verdicts())
        .contains("block DMARC_SPF_ONLY", "block DMARC_SPF_ONLY");
    assertThat(
            Example.declares(hosts + "dkim: { s1: { public-key: \"%s\" } }\n".formatted(KEY_1))
                .verdicts())
        .doesNotContain("block DMARC_SPF_ONLY");
    assertThat(Example.declares(hosts + "dkim: { s1: { revoked: true } }\n").verdicts())
        .contains("block DMARC_SPF_ONLY");
  }

  @Test
  void strictAlignmentIsHeldAgainstReturnPaths() {
    var example =
        Example.declares(
            """
            senders: [ { service: sendgrid, account: u12345.wl067, em: em1234 } ]
            dmarc: { policy: quarantine, alignment: { spf: strict }, reports: [d@example.com] }
            """);
    assertThat(example.verdicts()).contains("warn DMARC_ALIGNMENT");
  }

  @Test
  void aDelegationIsFollowedToTheKey() {
    var delegation = "dkim: { s1: { cname: s1.partner.example } }";
    assertThat(Example.declares(delegation).verdicts())
        .containsExactly("unknown DKIM_TARGET_WITHOUT_KEY");
    assertThat(Example.declares(delegation).keyAt("s1.partner.example").verdicts()).isEmpty();
    assertThat(
            Example.declares(delegation)
                .elsewhere("s1.partner.example 300 TXT \"v=DKIM1; p=\"")
                .gates())
        .containsExactly(
            new Gate(
                "DKIM_TARGET_WITHOUT_KEY",
                Gate.Outcome.CONFIRM,
                "the key at the target s1.partner.example is revoked"));
    assertThat(
            Example.declares(delegation)
                .elsewhere("s1.partner.example 300 TXT \"nonsense\"")
                .verdicts())
        .containsExactly("confirm DKIM_TARGET_WITHOUT_KEY");
  }

  @Test
  void aKeyIsNotReplacedUnderItsSelector() {
    var example = Example.declares("dkim: { s1: { public-key: \"%s\" } }".formatted(KEY_2));
    var old = "s1._domainkey.example.com 300 TXT \"v=DKIM1; k=ed25519; p=%s\"";
    assertThat(example.today(old.formatted(KEY_1)).verdicts())
        .containsExactly("block DKIM_KEY_REPLACED");
    assertThat(
            Example.declares("dkim: { s1: { revoked: true } }")
                .today(old.formatted(KEY_1))
                .verdicts())
        .containsExactly("unknown DKIM_KEY_IN_USE");
  }

  @Test
  void whatWasRepairedIsSaid() {
    assertThat(
            Example.declares(
                    "dkim: { s1: { public-key: \"%s %s\" } }"
                        .formatted(KEY_1.substring(0, 20), KEY_1.substring(20)))
                .effects())
        .contains("repaired: spaces or line breaks were removed from the key");
  }

  @Test
  void reportsThatGoElsewhereNeedLeave() {
    var yaml = "dmarc: { policy: none, reports: [d@reports.example] }";
    assertThat(Example.declares(yaml).verdicts())
        .containsExactly("unknown DMARC_REPORTS_NOT_AUTHORIZED");
    var world =
        Example.declares(yaml)
            .nothingAt("_dmarc.example.com", "_dmarc.com", "_dmarc.reports.example")
            .nothingAt("_dmarc.example", "example.com._report._dmarc.reports.example");
    assertThat(world.gates())
        .containsExactly(
            new Gate(
                "DMARC_REPORTS_NOT_AUTHORIZED",
                Gate.Outcome.WARN,
                "reporters send nothing to mailto:d@reports.example until"
                    + " example.com._report._dmarc.reports.example TXT \"v=DMARC1\" stands; ask for"
                    + " it there"));
    assertThat(
            world
                .elsewhere("example.com._report._dmarc.reports.example 300 TXT \"v=DMARC1\"")
                .gates())
        .isEmpty();
  }

  @Test
  void domainsOfOneYamlAgreeByThemselves() {
    var both =
        Example.declares("dmarc: { policy: none, reports: [d@reports.example] }")
            .besides("reports.example", "ttl: 1h");
    assertThat(both.verdicts()).isEmpty();
    assertThat(both.effects())
        .contains("reports.example agrees to take the reports by a record of its own");
    assertThat(both.of("reports.example").changes())
        .isEqualTo("+ example.com._report._dmarc.reports.example TXT \"v=DMARC1\"");
    assertThat(both.of("reports.example").effects())
        .containsExactly("reports about mail from example.com may come here (RFC 9990)");
  }

  @Test
  void aPolicyHasToCoverTheMxHosts() {
    var yaml = "mta-sts: { mode: %s, mx: [mail.example.com] }";
    var mx = "example.com 300 MX 10 mail2.example.com.";
    assertThat(Example.declares(yaml.formatted("testing")).verdicts())
        .containsExactly("unknown MTA_STS_MX_NOT_COVERED");
    assertThat(Example.declares(yaml.formatted("testing")).elsewhere(mx).verdicts())
        .containsExactly("warn MTA_STS_MX_NOT_COVERED");
    assertThat(Example.declares(yaml.formatted("enforce")).elsewhere(mx).verdicts())
        .containsExactly("block MTA_STS_MX_NOT_COVERED", "block MTA_STS_NOT_TESTED");
    assertThat(Example.declares("mta-sts: { mode: none }").effects())
        .element(1)
        .asString()
        .startsWith("the policy ends: keep serving it");
  }

  @Test
  void aLogoWaitsForEnforcement() {
    var logo = "bimi: { logo: https://example.com/logo.svg }\n";
    assertThat(Example.declares(logo + "dmarc: { policy: none }").verdicts())
        .containsExactly("warn BIMI_NEEDS_ENFORCEMENT");
    assertThat(
            Example.declares(logo)
                .elsewhere("_dmarc.example.com 300 TXT \"v=DMARC1; p=reject\"")
                .verdicts())
        .isEmpty();
  }

  @Test
  void theNextKeyStandsBesideTheCurrentOne() {
    var pem =
        """
        -----BEGIN PUBLIC KEY-----
        %s
        -----END PUBLIC KEY-----
        """;
    var current = pem.formatted("MCowBQYDK2VwAyEA" + KEY_1);
    var next = pem.formatted("MCowBQYDK2VwAyEA" + KEY_2);
    var both =
        Example.declares(
            "dane:\n  mail.example.com:\n    - |\n%s    - |\n%s"
                .formatted(current.indent(6), next.indent(6)));
    var one = "_25._tcp.mail.example.com 300 TLSA 3 1 1 ";
    var after = both.plan().changes().getFirst().after();
    assertThat(after).hasSize(2);
    assertThat(both.today(one + hash(after.getFirst().toString())).verdicts())
        .containsExactly("unknown DANE_ZONE_NOT_SECURE", "unknown DANE_KEY_NOT_PRESENTED");
    assertThat(both.today(one + hash(after.getLast().toString())).changes()).isEmpty();
    assertThat(both.effects()).isEmpty();
  }

  private static String hash(String tlsa) {
    return tlsa.substring(tlsa.lastIndexOf(' ') + 1);
  }
}
