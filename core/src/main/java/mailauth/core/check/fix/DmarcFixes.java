package mailauth.core.check.fix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mailauth.core.check.issue.Issue;
import mailauth.core.config.DmarcConfig;
import mailauth.core.dmarc.Alignment;
import mailauth.core.dmarc.DmarcRecord;
import mailauth.core.dmarc.Policy;
import mailauth.core.draft.DmarcDeclared;
import mailauth.core.yaml.YamlEdit;
import mailauth.core.yaml.YamlValue;

/** What to write about a DMARC record. */
final class DmarcFixes {
  private static final String DMARC = "dmarc";
  private static final Proposal NOTHING = new Proposal.Nothing();
  private static final Pattern RECORD = Pattern.compile("\"(v=DMARC1[^\"]*(?:\" \"[^\"]*)*)\"");

  private DmarcFixes() {}

  /** The policy that stands in DNS, by what servers said. */
  static Optional<String> policy(Issue issue) {
    return today(issue).flatMap(DmarcConfig::policy).map(Policy::text);
  }

  /** What stands in DNS, as the YAML declares it. */
  private static Optional<DmarcConfig> today(Issue issue) {
    return issue.evidence().stream()
        .flatMap(evidence -> RECORD.matcher(evidence.said()).results())
        .map(found -> found.group(1).replace("\" \"", ""))
        .map(text -> DmarcDeclared.of(DmarcRecord.parse(text).record()))
        .findFirst();
  }

  /** Declares a record that the YAML is silent about with all that it says today. */
  static Proposal asItStands(Issue issue, Declaration yaml) {
    if (yaml.says(DMARC) || yaml.says("parked")) {
      return NOTHING;
    }
    return today(issue)
        .filter(dmarc -> dmarc.policy().isPresent())
        .<Proposal>map(dmarc -> {
          var edits = new ArrayList<YamlEdit>();
          strictness(dmarc, yaml, edits);
          rest(dmarc, yaml, edits);
          return new Proposal.Edits(edits);
        })
        .orElse(NOTHING);
  }

  /** Lets a policy that only watches climb, by the reports that come in. */
  static Proposal climbing(Issue issue, Declaration yaml) {
    if (yaml.says(DMARC, "rollout") || yaml.says("parked")) {
      return NOTHING;
    }
    var today = today(issue);
    boolean reported =
        yaml.says(DMARC, "reports")
            || (!yaml.says(DMARC) && today.stream().anyMatch(d -> !d.reports().isEmpty()));
    if (!reported && yaml.reports().isEmpty()) {
      return new Proposal.Undecided(
          "a rollout goes by reports: say where they shall go, such as --reports reports@"
              + yaml.key());
    }
    var edits = new ArrayList<YamlEdit>();
    edits.add(yaml.set(YamlValue.of("normal"), DMARC, "rollout"));
    if (!yaml.says(DMARC)) {
      today.ifPresent(dmarc -> rest(dmarc, yaml, edits));
    }
    Stream.of("policy", "subdomains", "nonexistent", "testing")
        .filter(key -> yaml.says(DMARC, key))
        .forEach(key -> edits.add(yaml.remove(DMARC, key)));
    if (!reported) {
      yaml.reports().ifPresent(to -> edits.add(yaml.add(YamlValue.of(to), DMARC, "reports")));
    }
    return keepsLess(yaml)
        ? new Proposal.Undecided(
            "a rollout decides on subdomains too, which are stricter here: write stages of your"
                + " own")
        : new Proposal.Edits(edits);
  }

  /** Whether subdomains are held to more today than a rollout's first stage asks. */
  private static boolean keepsLess(Declaration yaml) {
    return Stream.of("subdomains", "nonexistent")
        .flatMap(key -> yaml.word(DMARC, key).stream())
        .anyMatch(policy -> !policy.equals(Policy.NONE.text()));
  }

  private static void strictness(DmarcConfig dmarc, Declaration yaml, List<YamlEdit> edits) {
    word(dmarc.policy().map(Policy::text), yaml, edits, "policy");
    word(dmarc.subdomains().map(Policy::text), yaml, edits, "subdomains");
    word(dmarc.nonexistent().map(Policy::text), yaml, edits, "nonexistent");
    if (dmarc.testing()) {
      edits.add(yaml.set(YamlValue.of(true), DMARC, "testing"));
    }
  }

  private static void rest(DmarcConfig dmarc, Declaration yaml, List<YamlEdit> edits) {
    word(dmarc.dkimAlignment().map(DmarcFixes::word), yaml, edits, "alignment", "dkim");
    word(dmarc.spfAlignment().map(DmarcFixes::word), yaml, edits, "alignment", "spf");
    list(dmarc.reports(), yaml, edits, "reports");
    list(dmarc.failureReports(), yaml, edits, "failure-reports");
    list(dmarc.failureOptions(), yaml, edits, "failure-options");
    dmarc
        .publicSuffix()
        .ifPresent(yes -> edits.add(yaml.set(YamlValue.of(yes), DMARC, "public-suffix")));
  }

  private static String word(Alignment alignment) {
    return alignment == Alignment.STRICT ? "strict" : "relaxed";
  }

  private static void word(
      Optional<String> word, Declaration yaml, List<YamlEdit> edits, String... keys) {
    var path = Stream.concat(Stream.of(DMARC), Stream.of(keys)).toArray(String[]::new);
    word.ifPresent(text -> edits.add(yaml.set(YamlValue.of(text), path)));
  }

  private static void list(List<String> words, Declaration yaml, List<YamlEdit> edits, String key) {
    if (!words.isEmpty()) {
      edits.add(yaml.set(YamlValue.of(words), DMARC, key));
    }
  }
}
