package mailauth.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import mailauth.core.evidence.Source;
import org.junit.jupiter.api.Test;

/** A policy gets stricter; the clock stands at noon of 2026-11-25. */
class IdentityGatesTest {
  private static final String ID = "SENDER_IDENTITY_UNKNOWN";
  private static final String KEY =
      """
      dkim: { s1: { txt: "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=" } }
      """;

  @Test
  void reportsTellAsWhomASenderWrites() {
    assertThat(
            said(
                "quarantine",
                "[{ include: _spf.payroll.example }]",
                reports().signed("2026-11-20", "_spf.payroll.example", "example.com", "s1", 40)))
        .isEqualTo("");
  }

  @Test
  void whatNobodySaysIsAskedFor() {
    var unseen = reports();
    assertThat(said("quarantine", "[{ include: _spf.payroll.example }]", unseen))
        .isEqualTo(
            "warn: neither the YAML nor a report says as whom _spf.payroll.example writes and where"
                + " bounces of _spf.payroll.example go; write 'from:' and 'mail-from:' for the"
                + " sender");
    assertThat(said("reject", "[{ include: _spf.payroll.example }]", unseen))
        .startsWith("block: neither the YAML nor a report says");
    assertThat(said("reject", "[{ hosts: { ip: [192.0.2.1] } }]", unseen))
        .as("own hosts bounce to the name itself")
        .isEqualTo(
            "block: neither the YAML nor a report says as whom own hosts writes; write 'from:' for"
                + " the sender");
    assertThat(
            said(
                "reject",
                "[{ include: _spf.payroll.example, from: [example.com], mail-from: example.com }]",
                unseen))
        .isEqualTo("");
  }

  @Test
  void whatReportsShowOtherwiseIsSaid() {
    var news = "[{ hosts: { ip: [192.0.2.1] }, from: [news.example.com] }]";
    assertThat(
            said(
                "quarantine",
                news,
                reports().signed("2026-11-20", "own hosts", "example.com", "s1", 40)))
        .isEqualTo(
            "warn: reports show own hosts as example.com (40 messages), which the YAML does not"
                + " say; add the name under 'from:', or find out who writes so");
    assertThat(
            said(
                "quarantine",
                news,
                reports().failing("2026-11-20", Source.Kind.DECLARED, "own hosts", 3)))
        .startsWith("block: reports show own hosts as example.com (3 messages)");
  }

  @Test
  void bouncesElsewhereNeedAKey() {
    var sender = "[{ include: _spf.payroll.example, mail-from: bounces.payroll.example }]";
    var seen = reports().signed("2026-11-20", "_spf.payroll.example", "example.com", "s1", 40);
    assertThat(said("quarantine", sender, seen))
        .isEqualTo(
            "block: bounces go to another domain, so that SPF never counts for example.com, and"
                + " there is no DKIM key either: _spf.payroll.example (bounces.payroll.example);"
                + " have it sign, or use a return path below the domain");
    assertThat(said("quarantine", sender + "\n" + KEY, seen)).isEqualTo("");
  }

  private static Reports reports() {
    return Reports.daily("2026-11-01", "2026-11-24");
  }

  private static String said(String policy, String senders, Reports reports) {
    var today = policy.equals("reject") ? "quarantine" : "none";
    return String.join(
        "\n",
        Example.declares(
                """
                owner: it@example.com
                dmarc: { policy: %s, reports: [d@example.com] }
                senders: %s
                """
                    .formatted(policy, senders))
            .today(
                "_dmarc.example.com 300 TXT \"v=DMARC1; p=%s; rua=mailto:d@example.com\""
                    .formatted(today))
            .reported(reports.evidence())
            .gates()
            .stream()
            .filter(gate -> gate.id().equals(ID))
            .map(gate -> gate.outcome().text() + ": " + gate.message())
            .toList());
  }
}
