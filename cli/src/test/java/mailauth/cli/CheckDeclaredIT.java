package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import mailauth.core.json.JsonObject;
import mailauth.providers.servers.KnotServer;
import mailauth.providers.servers.ZoneText;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the YAML declares, beside what a real server answers: one difference each. */
class CheckDeclaredIT {
  private static final String KEY =
      "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
  private static final String OTHER_KEY =
      "v=DKIM1; k=ed25519; p=O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik=";

  /**
   * A difference.
   *
   * @param finding with whether the next apply repairs it
   * @param yaml of the domain
   * @param zone what its server has beside MX and name servers
   * @param provider what its provider has, where that is something else
   */
  private record Case(String finding, String yaml, String zone, String provider) {
    static Case of(String finding, String yaml, String zone) {
      return new Case(finding, yaml, zone, zone);
    }

    @Override
    public String toString() {
      return finding;
    }
  }

  private static final List<Case> CASES =
      List.of(
          Case.of("DKIM-001 true", "dkim: { s1: { txt: '%s' } }".formatted(KEY), ""),
          Case.of(
              "DKIM-021 false",
              "dkim: { s1: { txt: '%s' } }".formatted(KEY),
              "s1._domainkey TXT \"%s\"".formatted(OTHER_KEY)),
          Case.of(
              "DMARC-020 true",
              """
              senders: [ { service: sendgrid, account: u12345.wl067, em: em1234 } ]
              dmarc: { policy: none, reports: [d@DOMAIN] }
              """,
              "_dmarc TXT \"v=DMARC1; p=none; rua=mailto:d@DOMAIN; aspf=s\""),
          Case.of(
              "DMARC-042 true",
              """
              senders: [ { hosts: { mx: true } } ]
              dmarc: { policy: quarantine, reports: [d@DOMAIN] }
              """,
              "_dmarc TXT \"v=DMARC1; p=reject; rua=mailto:d@DOMAIN\""),
          Case.of(
              "DMARC-050 true",
              "dmarc: { policy: none, reports: [d@DOMAIN] }",
              "_dmarc TXT \"v=DMARC1; p=none\""),
          Case.of(
              "RPT-007 true",
              "tls-rpt: { reports: [t@DOMAIN] }",
              "_smtp._tls TXT \"v=TLSRPTv1; rua=mailto:u@DOMAIN\""),
          Case.of(
              "SPF-041 true",
              "senders: [ { hosts: { ip: [192.0.2.7] } } ]",
              "@ TXT \"v=spf1 mx ~all\""),
          Case.of(
              "SPF-046 false",
              "senders: [ { hosts: { mx: true } } ]\nspf: { merge: false, all: softfail }",
              "@ TXT \"v=spf1 mx ip4:192.0.2.7 ~all\""),
          Case.of(
              "MX-010 false", "mta-sts: { mode: testing, mx: [other.DOMAIN], max-age: 7d }", ""),
          // A gate is against swapping all pinned keys at once, and so nothing is promised.
          Case.of(
              "DANE-008 false",
              """
              dane:
                mail.DOMAIN: |
                  -----BEGIN PUBLIC KEY-----
                  MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEWmPWWrJEZkJG/5OvlJcjhv0eN/bN
                  GFs252jp6YwKiLTLKlJyKBqAWK2sdj4Qg5YQVey0oi+DQrcQvNC6PgMtZQ==
                  -----END PUBLIC KEY-----
              """,
              "_25._tcp.mail TLSA 3 1 1 " + "ab".repeat(32)),
          new Case(
              "DNS-015 false", "dmarc: { policy: none }", "", "_dmarc TXT \"v=DMARC1; p=none\""));

  @RegisterExtension
  static final KnotServer SERVER =
      new KnotServer(
          IntStream.range(0, CASES.size())
              .mapToObj(i -> ZoneText.of(domain(i), records(CASES.get(i).zone(), i)))
              .toArray(ZoneText[]::new));

  @TempDir private Path folder;

  static List<Case> cases() {
    return CASES;
  }

  private static String domain(int number) {
    return "case%d.example".formatted(number);
  }

  private static String records(String zone, int number) {
    return "@ MX 10 mail\nmail A 192.0.2.25\n" + (zone + "\n").replace("DOMAIN", domain(number));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isFoundAndMarked(Case difference) {
    int number = CASES.indexOf(difference);
    var cli =
        new Cli(folder)
            .resolver(SERVER.address())
            .file(
                "zones/%s.zone".formatted(domain(number)),
                ZoneText.of(domain(number), records(difference.provider(), number)).masterFile())
            .file(
                "mailauth.yaml",
                """
                version: 1
                providers: { local: { type: zonefile, directory: zones } }
                domains:
                  %s:
                    provider: local
                %s
                """
                    .formatted(
                        domain(number),
                        difference.yaml().replace("DOMAIN", domain(number)).indent(4)));

    var ran = cli.run("check", "--format", "json");

    assertThat(ran.err()).isEmpty();
    assertThat(findings(ran.out())).as(ran.out()).contains(difference.finding());
  }

  private static List<String> findings(String json) {
    var findings = new ArrayList<String>();
    for (var group : JsonObject.read(json).objects("domains").getFirst().objects("groups")) {
      for (var finding : group.objects("findings")) {
        findings.add(finding.text("id") + " " + finding.members().get("repairedByApply"));
      }
    }
    return findings;
  }
}
