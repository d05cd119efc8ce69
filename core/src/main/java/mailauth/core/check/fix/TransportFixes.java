package mailauth.core.check.fix;

import mailauth.core.check.issue.Issue;
import mailauth.core.yaml.YamlValue;

/** What to write about an MTA-STS policy that the YAML declares. */
final class TransportFixes {
  private static final String MTA_STS = "mta-sts";
  private static final Proposal NOTHING = new Proposal.Nothing();

  private TransportFixes() {}

  /** Lets a policy that is only tried climb, by the reports that come in. */
  static Proposal climbing(Declaration yaml) {
    return yaml.word(MTA_STS, "mode").filter("testing"::equals).isPresent()
        ? Proposal.of(
            yaml.set(YamlValue.of("normal"), MTA_STS, "rollout"), yaml.remove(MTA_STS, "mode"))
        : NOTHING;
  }

  /** Names a mail host that the policy leaves out. */
  static Proposal covering(Issue issue, Declaration yaml) {
    var named = yaml.words(MTA_STS, "mx");
    var missing =
        issue.about().stream()
            .filter(host -> !named.contains(host))
            .map(host -> yaml.add(YamlValue.of(host), MTA_STS, "mx"))
            .toList();
    return missing.isEmpty() || !yaml.says(MTA_STS) ? NOTHING : new Proposal.Edits(missing);
  }

  /** Takes a host out that takes no mail. */
  static Proposal leaving(Issue issue, Declaration yaml) {
    var named = yaml.words(MTA_STS, "mx");
    var left = named.stream().filter(name -> !issue.about().contains(name)).toList();
    return left.isEmpty() || left.size() == named.size()
        ? NOTHING
        : Proposal.of(yaml.set(YamlValue.of(left), MTA_STS, "mx"));
  }
}
