package mailauth.core.check.fix;

import java.util.regex.Pattern;
import mailauth.core.check.issue.Issue;
import mailauth.core.yaml.YamlValue;

/** What to write about an MTA-STS policy that the YAML declares. */
final class TransportFixes {
  private static final String MTA_STS = "mta-sts";
  private static final Proposal NOTHING = new Proposal.Nothing();
  private static final Pattern UNCOVERED =
      Pattern.compile("the MX host (\\S+) is not in the policy");
  private static final Pattern UNUSED =
      Pattern.compile("the policy names (\\S+), but no MX record");

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
    var host = UNCOVERED.matcher(issue.message());
    return host.find() && yaml.says(MTA_STS) && !yaml.words(MTA_STS, "mx").contains(host.group(1))
        ? Proposal.of(yaml.add(YamlValue.of(host.group(1)), MTA_STS, "mx"))
        : NOTHING;
  }

  /** Takes a host out that takes no mail. */
  static Proposal leaving(Issue issue, Declaration yaml) {
    var host = UNUSED.matcher(issue.message());
    var named = yaml.words(MTA_STS, "mx");
    if (!host.find() || !named.contains(host.group(1)) || named.size() == 1) {
      return NOTHING;
    }
    var left = named.stream().filter(name -> !name.equals(host.group(1))).toList();
    return Proposal.of(yaml.set(YamlValue.of(left), MTA_STS, "mx"));
  }
}
