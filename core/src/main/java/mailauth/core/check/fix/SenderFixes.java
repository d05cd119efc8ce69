package mailauth.core.check.fix;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import mailauth.core.check.issue.Issue;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.yaml.YamlEdit;
import mailauth.core.yaml.YamlValue;

/** What to write about who sends today. */
final class SenderFixes {
  private static final Proposal NOTHING = new Proposal.Nothing();
  private static final Pattern TERM =
      Pattern.compile("\\((?:(include|ip4|ip6|a):([^%\\s/)]+(?:/\\d+)?)|mx)\\)");
  private static final Pattern MAIL_HOST = Pattern.compile("the mail server (\\S+) has no SPF");

  private SenderFixes() {}

  /** Names those whom the next apply would shut out: nobody loses the right to send by it. */
  static Proposal naming(Issue issue, Declaration yaml) {
    var edits =
        TERM.matcher(issue.message())
            .results()
            .map(term -> sender(part(term, 1).orElse("mx"), part(term, 2).orElse("")))
            .distinct()
            .<YamlEdit>map(sender -> yaml.add(sender, "senders"))
            .toList();
    return edits.isEmpty() ? NOTHING : new Proposal.Edits(edits);
  }

  private static Optional<String> part(MatchResult term, int group) {
    return Optional.ofNullable(term.group(group));
  }

  private static YamlValue sender(String mechanism, String value) {
    return switch (mechanism) {
      case "include" -> new YamlValue.Pair("include", YamlValue.of(value));
      case "mx" -> hosts("mx", YamlValue.of(true));
      case "a" -> hosts("a", YamlValue.of(List.of(value)));
      default -> hosts("ip", YamlValue.of(List.of(value)));
    };
  }

  private static YamlValue hosts(String key, YamlValue value) {
    return new YamlValue.Pair("hosts", new YamlValue.Pair(key, value));
  }

  /** A mail host below the domain bounces as itself, and as nobody else. */
  static Proposal ofMailHost(Issue issue, Declaration yaml) {
    var found = MAIL_HOST.matcher(issue.message());
    if (!found.find()) {
      return NOTHING;
    }
    try {
      var host = Name.of(found.group(1));
      var domain = Name.of(yaml.key());
      if (host.equals(domain) || !host.isWithin(domain)) {
        return NOTHING;
      }
      var label = host.relativeTo(domain);
      boolean known = yaml.says("subdomains", label) || yaml.says("subdomains", host.text());
      return known
          ? NOTHING
          : Proposal.of(
              yaml.add(
                  hosts("a", YamlValue.of(List.of(host.text()))), "subdomains", label, "senders"),
              yaml.set(YamlValue.of("fail"), "subdomains", label, "spf", "all"));
    } catch (InvalidName e) {
      return NOTHING;
    }
  }
}
