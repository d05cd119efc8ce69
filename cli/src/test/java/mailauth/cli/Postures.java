package mailauth.cli;

/** What example.com declares in a year. */
final class Postures {
  static final String KEY =
      """
      dkim: { s1: { txt: "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=" } }
      """;
  static final String OFFICE = "senders: [{ hosts: { ip: [192.0.2.1] } }]\n" + KEY;
  static final String AND_PAYROLL =
      "senders: [{ hosts: { ip: [192.0.2.1] } }, { include: _spf.payroll.example }]\n" + KEY;
  static final String AND_SELDOM_PAYROLL =
      """
      senders:
        - hosts: { ip: [192.0.2.1] }
        - { include: _spf.payroll.example, seldom: monthly }
      """
          + KEY;
  static final String CLIMBS = "dmarc: { rollout: normal, reports: [dmarc@example.com] }\n";

  private Postures() {}
}
