package mailauth.core.check.fix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import mailauth.core.check.issue.Issue;
import mailauth.core.yaml.YamlEdit;
import mailauth.core.yaml.YamlValue;

/** All fixes. None guesses who may send, raises p at once, or deletes a key. */
public final class Fixes {
  private static final Proposal NOTHING = new Proposal.Nothing();

  private static final List<Fix> ALL = all();

  private Fixes() {}

  /** All, in the order of their ids. */
  public static List<Fix> list() {
    return ALL;
  }

  /** What to do about a finding; nothing where the next apply repairs it anyhow. */
  public static Proposal of(Issue issue, Declaration declared) {
    if (issue.repaired().orElse(false)) {
      return NOTHING;
    }
    return ALL.stream()
        .filter(fix -> fix.id().equals(issue.check().id()))
        .findFirst()
        .map(fix -> fix.proposal().apply(issue, declared))
        .orElse(NOTHING);
  }

  private static List<Fix> all() {
    var fixes = new ArrayList<Fix>();
    each(
        fixes,
        "`spf: { merge: true }`: mailauth keeps the record from now on, and writes what is sound"
            + " of it",
        (issue, yaml) -> declared(yaml, "spf", YamlValue.of(true), "merge"),
        "SPF-002 SPF-011 SPF-015 SPF-016 SPF-017 SPF-018 SPF-030");
    each(
        fixes,
        "`spf: { all: softfail }`",
        (issue, yaml) -> Proposal.of(yaml.set(YamlValue.of("softfail"), "spf", "all")),
        "SPF-020 SPF-021 SPF-022");
    each(
        fixes,
        "`parked: true`, where the domain declares nothing else",
        (issue, yaml) ->
            yaml.isSilent() ? Proposal.of(yaml.set(YamlValue.of(true), "parked")) : NOTHING,
        "DKIM-035 MX-005 PARK-001 PARK-002 SPF-038");
    each(
        fixes,
        "`dmarc: { policy: none }`, and `reports` where `--reports` says where",
        (issue, yaml) -> declared(yaml, "dmarc", YamlValue.of("none"), "policy", reports(yaml)),
        "DMARC-001");
    each(
        fixes,
        "`dmarc` as it stands: mailauth keeps the record from now on, and writes what is sound of"
            + " it",
        DmarcFixes::asItStands,
        "BIMI-006 DMARC-013 DMARC-014 DMARC-015 DMARC-017 DMARC-018 DMARC-022");
    each(
        fixes,
        "`dmarc: { rollout: normal }`, which [climbs](rollout.md) when reports allow it",
        DmarcFixes::climbing,
        "DMARC-008");
    each(
        fixes,
        "`subdomains` as `policy`",
        (i, yaml) -> asPolicy(i, yaml, "subdomains"),
        "DMARC-009");
    each(
        fixes,
        "`nonexistent` as `policy`",
        (i, yaml) -> asPolicy(i, yaml, "nonexistent"),
        "DMARC-010");
    each(
        fixes,
        "`testing: false`",
        (issue, yaml) ->
            yaml.says("dmarc", "testing")
                ? Proposal.of(yaml.set(YamlValue.of(false), "dmarc", "testing"))
                : NOTHING,
        "DMARC-011 DMARC-012");
    each(fixes, "`alignment` from strict to relaxed", (issue, yaml) -> relaxed(yaml), "DMARC-020");
    each(
        fixes,
        "`dmarc: { reports: [...] }`, to where `--reports` says",
        (issue, yaml) -> reporting(yaml, "dmarc"),
        "DMARC-023");
    each(
        fixes,
        "`tls-rpt: { reports: [...] }`, to where `--reports` says",
        (issue, yaml) -> reporting(yaml, "tls-rpt"),
        "RPT-001 RPT-008 STS-023");
    each(
        fixes,
        "`max-age: 2w`",
        (issue, yaml) ->
            yaml.says("mta-sts")
                ? Proposal.of(yaml.set(YamlValue.of("2w"), "mta-sts", "max-age"))
                : NOTHING,
        "STS-013");
    each(
        fixes,
        "`mta-sts: { rollout: normal }` in place of `mode: testing`",
        (issue, yaml) -> TransportFixes.climbing(yaml),
        "STS-018");
    each(fixes, "the host under `mx`", TransportFixes::covering, "STS-016");
    each(fixes, "`mx` without that host", TransportFixes::leaving, "STS-017");
    each(fixes, "who sends today under `senders`", SenderFixes::naming, "SPF-046");
    each(
        fixes,
        "the host under `subdomains`, with itself as its only sender",
        SenderFixes::ofMailHost,
        "SPF-042");
    each(
        fixes,
        "`ttl: 1h`",
        (issue, yaml) -> Proposal.of(yaml.set(YamlValue.of("1h"), "ttl")),
        "DNS-012");
    return fixes.stream().sorted(Comparator.comparing(Fix::id)).toList();
  }

  private static void each(
      List<Fix> fixes, String does, BiFunction<Issue, Declaration, Proposal> proposal, String ids) {
    Stream.of(ids.split(" ")).forEach(id -> fixes.add(new Fix(id, does, proposal)));
  }

  /** Declares what the YAML is silent about, so that apply takes care of the record. */
  private static Proposal declared(
      Declaration yaml, String part, YamlValue value, String key, YamlEdit... more) {
    boolean isDeclared = yaml.says(part) || (part.equals("spf") && yaml.says("senders"));
    if (isDeclared || yaml.says("parked")) {
      return NOTHING;
    }
    var edits = new ArrayList<YamlEdit>(List.of(yaml.set(value, part, key)));
    edits.addAll(List.of(more));
    return new Proposal.Edits(edits);
  }

  private static YamlEdit[] reports(Declaration yaml) {
    return yaml
        .reports()
        .map(address -> yaml.add(YamlValue.of(address), "dmarc", "reports"))
        .stream()
        .toArray(YamlEdit[]::new);
  }

  private static Proposal reporting(Declaration yaml, String part) {
    if (yaml.says(part, "reports")) {
      return NOTHING;
    }
    return yaml.reports()
        .map(address -> Proposal.of(yaml.add(YamlValue.of(address), part, "reports")))
        .orElseGet(() ->
            new Proposal.Undecided(
                "say where reports shall go, such as --reports reports@" + yaml.key()));
  }

  /** Never stricter than the domain's own policy. */
  private static Proposal asPolicy(Issue issue, Declaration yaml, String key) {
    return yaml.word("dmarc", "policy")
        .or(() -> DmarcFixes.policy(issue))
        .map(policy -> {
          var set = yaml.set(YamlValue.of(policy), "dmarc", key);
          return yaml.says("dmarc", "policy")
              ? Proposal.of(set)
              : Proposal.of(yaml.set(YamlValue.of(policy), "dmarc", "policy"), set);
        })
        .orElse(NOTHING);
  }

  private static Proposal relaxed(Declaration yaml) {
    var edits =
        Stream.of("dkim", "spf")
            .filter(
                key -> yaml.word("dmarc", "alignment", key).filter("strict"::equals).isPresent())
            .map(key -> yaml.set(YamlValue.of("relaxed"), "dmarc", "alignment", key))
            .toList();
    return edits.isEmpty() ? NOTHING : new Proposal.Edits(edits);
  }
}
