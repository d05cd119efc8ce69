package mailauth.core.check.fix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import mailauth.core.check.issue.Evidence;
import mailauth.core.check.issue.Issue;
import mailauth.core.check.registry.Check;
import mailauth.core.check.registry.Registry;
import mailauth.core.dns.Name;
import mailauth.core.yaml.Parsed;
import mailauth.core.yaml.Yaml;
import mailauth.core.yaml.YamlEdit;
import org.junit.jupiter.api.Test;

class FixesTest {
  private static final List<Check> CHECKS = new Registry().all();

  /** What a fix makes of what example.com declares. */
  private static String fixed(String id, String about, String said, String declared) {
    return fixed(id, about, said, declared, Optional.empty());
  }

  /**
   * The same.
   *
   * @param about the hosts or terms that the finding speaks of, with blanks between them
   */
  private static String fixed(
      String id, String about, String said, String declared, Optional<String> reports) {
    var octets = ("domains:\n  example.com:\n" + declared.indent(4)).getBytes(UTF_8);
    var root = ((Parsed.Document) Yaml.parse("m.yaml", octets)).root();
    var declaration = Declaration.find(root, Name.of("example.com"), reports).orElseThrow();
    return switch (Fixes.of(issue(id, about, said), declaration)) {
      case Proposal.Nothing nothing -> "nothing";
      case Proposal.Undecided(var why) -> why;
      case Proposal.Edits(var edits) -> edited(octets, edits);
    };
  }

  private static String edited(byte[] octets, List<YamlEdit> edits) {
    var now = octets;
    for (var edit : edits) {
      now = ((YamlEdit.Result.Edited) edit.apply("m.yaml", now)).octets();
    }
    return new String(now, UTF_8).substring("domains:\n  example.com:\n".length()).indent(-4);
  }

  private static Issue issue(String id, String about, String said) {
    var check = CHECKS.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    return new Issue(
        check,
        check.severity(),
        "example.com",
        Optional.empty(),
        "in any words",
        check.reference(),
        List.of(new Evidence("ns1", said)),
        about.isEmpty() ? List.of() : List.of(about.split(" ")),
        Optional.empty());
  }

  @Test
  void aPolicyThatOnlyWatchesClimbs() {
    assertThat(
            fixed("DMARC-008", "", "", "dmarc: { policy: none, reports: [d@example.com] } # watch"))
        .isEqualTo("dmarc: { reports: [d@example.com], rollout: normal } # watch\n");
    assertThat(fixed("DMARC-008", "", "", "dmarc: { policy: none }"))
        .isEqualTo(
            "a rollout goes by reports: say where they shall go, such as --reports"
                + " reports@example.com");
    assertThat(fixed("DMARC-008", "", "", "dmarc: { policy: none }", Optional.of("d@example.com")))
        .isEqualTo("dmarc: { rollout: normal, reports: [d@example.com] }\n");
    assertThat(fixed("DMARC-008", "", "", "dmarc: { rollout: careful }")).isEqualTo("nothing");
  }

  @Test
  void aPolicyThatTheYamlDoesNotNameClimbsWithWhatItSaysToday() {
    assertThat(
            fixed(
                "DMARC-008",
                "",
                "_dmarc.example.com TXT \"v=DMARC1; p=none; adkim=s; rua=mailto:d@example.com\"",
                "provider: local"))
        .isEqualTo(
            """
            provider: local
            dmarc: { rollout: normal, alignment: { dkim: strict }, reports: [d@example.com] }
            """);
  }

  @Test
  void subdomainsThatAreHeldToMoreAreLeftToAPerson() {
    assertThat(
            fixed(
                "DMARC-008",
                "",
                "",
                "dmarc: { policy: none, subdomains: reject, reports: [d@example.com] }"))
        .isEqualTo(
            "a rollout decides on subdomains too, which are stricter here: write stages of your"
                + " own");
  }

  @Test
  void aHistoricRecordIsDeclaredWithAllThatItSays() {
    assertThat(
            fixed(
                "DMARC-013",
                "",
                "_dmarc.example.com TXT \"v=DMARC1; p=reject; sp=none; pct=50; fo=1; \""
                    + " \"rua=mailto:d@example.com; ruf=mailto:f@example.com\"",
                "provider: local"))
        .isEqualTo(
            """
            provider: local
            dmarc: { policy: reject, subdomains: none, reports: [d@example.com], \
            failure-reports: [f@example.com], failure-options: ["1"] }
            """);
  }

  @Test
  void anMtaStsPolicyThatIsOnlyTriedClimbs() {
    assertThat(fixed("STS-018", "", "", "mta-sts:\n  mode: testing # yet\n  mx: [mx.example.com]"))
        .isEqualTo("mta-sts:\n  mx: [mx.example.com]\n  rollout: normal\n");
    assertThat(fixed("STS-018", "", "", "provider: local")).isEqualTo("nothing");
  }

  @Test
  void thePolicyNamesTheHostsThatTakeMail() {
    var declared = "mta-sts: { mode: testing, mx: [mx1.example.com, old.example.com] }";
    assertThat(fixed("STS-016", "mx2.example.com", "", declared))
        .isEqualTo(
            "mta-sts: { mode: testing, mx: [mx1.example.com, old.example.com, mx2.example.com]"
                + " }\n");
    assertThat(fixed("STS-017", "old.example.com", "", declared))
        .isEqualTo("mta-sts: { mode: testing, mx: [mx1.example.com] }\n");
  }

  @Test
  void whoSendsTodayIsNamedBeforeAnybodyIsShutOut() {
    assertThat(
            fixed(
                "SPF-046",
                "include:spf.old.example ip4:192.0.2.0/24 mx a:b.example/24 exists:%{i}.x.example",
                "",
                "senders:\n  - i8t # mail"))
        .isEqualTo(
            """
            senders:
              - i8t # mail
              - { include: spf.old.example }
              - { hosts: { ip: ["192.0.2.0/24"] } }
              - { hosts: { mx: true } }
            """);
  }

  @Test
  void aMailHostBelowTheDomainBouncesAsItself() {
    assertThat(fixed("SPF-042", "mail.example.com", "", "provider: local"))
        .isEqualTo(
            """
            provider: local
            subdomains: { mail: { senders: [{ hosts: { a: [mail.example.com] } }], spf: { all: fail } } }
            """);
    assertThat(fixed("SPF-042", "mail.example.net", "", "provider: local")).isEqualTo("nothing");
  }
}
