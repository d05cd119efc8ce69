package mailauth.core.check.fix;

import java.util.List;
import java.util.Optional;
import mailauth.core.check.issue.Issue;
import mailauth.core.dns.Name;
import mailauth.core.spf.DualCidr;
import mailauth.core.spf.MacroString;
import mailauth.core.spf.Mechanism;
import mailauth.core.spf.Qualifier;
import mailauth.core.spf.SpfParse;
import mailauth.core.yaml.YamlEdit;
import mailauth.core.yaml.YamlValue;

/** What to write about who sends today. */
final class SenderFixes {
  private static final Proposal NOTHING = new Proposal.Nothing();

  private SenderFixes() {}

  /** Names those whom the next apply would shut out: nobody loses the right to send by it. */
  static Proposal naming(Issue issue, Declaration yaml) {
    var edits =
        SpfParse.parse("v=spf1 " + String.join(" ", issue.about())).record().directives().stream()
            .filter(directive -> directive.qualifier() == Qualifier.PASS)
            .flatMap(directive -> sender(directive.mechanism()).stream())
            .distinct()
            .<YamlEdit>map(sender -> yaml.add(sender, "senders"))
            .toList();
    return edits.isEmpty() ? NOTHING : new Proposal.Edits(edits);
  }

  /** As the YAML names whoever an SPF term lets send; empty for a term that it cannot say. */
  private static Optional<YamlValue> sender(Mechanism mechanism) {
    return switch (mechanism) {
      case Mechanism.Include(var target) when isPlain(target) ->
          Optional.of(new YamlValue.Pair("include", YamlValue.of(target.text())));
      case Mechanism.Ip(var network) ->
          Optional.of(hosts("ip", YamlValue.of(List.of(network.toString()))));
      case Mechanism.A(var target, var lengths)
          when lengths.equals(DualCidr.HOST) && target.filter(SenderFixes::isPlain).isPresent() ->
          Optional.of(hosts("a", YamlValue.of(List.of(target.get().text()))));
      case Mechanism.Mx(var target, var lengths)
          when lengths.equals(DualCidr.HOST) && target.isEmpty() ->
          Optional.of(hosts("mx", YamlValue.of(true)));
      default -> Optional.empty();
    };
  }

  private static boolean isPlain(MacroString name) {
    return name.text().indexOf('%') < 0;
  }

  private static YamlValue hosts(String key, YamlValue value) {
    return new YamlValue.Pair("hosts", new YamlValue.Pair(key, value));
  }

  /** A mail host below the domain bounces as itself, and as nobody else. */
  static Proposal ofMailHost(Issue issue, Declaration yaml) {
    var domain = Name.of(yaml.key());
    return issue.about().stream()
        .map(Name::of)
        .filter(host -> !host.equals(domain) && host.isWithin(domain))
        .findFirst()
        .map(host -> ofMailHost(host, host.relativeTo(domain), yaml))
        .orElse(NOTHING);
  }

  private static Proposal ofMailHost(Name host, String label, Declaration yaml) {
    return yaml.says("subdomains", label) || yaml.says("subdomains", host.text())
        ? NOTHING
        : Proposal.of(
            yaml.add(
                hosts("a", YamlValue.of(List.of(host.text()))), "subdomains", label, "senders"),
            yaml.set(YamlValue.of("fail"), "subdomains", label, "spf", "all"));
  }
}
