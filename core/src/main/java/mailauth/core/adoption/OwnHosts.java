package mailauth.core.adoption;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mailauth.core.config.SenderConfig;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.ip.Cidr;
import mailauth.core.ip.IpSet;
import mailauth.core.spf.Directive;
import mailauth.core.spf.DualCidr;
import mailauth.core.spf.Mechanism;
import mailauth.core.spf.Term;

/** The addresses, names and mail hosts that a record lets pass, as senders. */
final class OwnHosts {
  private final List<List<Cidr>> groups = new ArrayList<>();
  private final List<Name> names = new ArrayList<>();
  private boolean mx;

  /**
   * Sorts a record's terms.
   *
   * @param others the terms that somebody else has declared
   */
  OwnHosts(List<Directive> passing, Set<Term> others) {
    passing.stream().filter(term -> !others.contains(term)).forEach(this::add);
  }

  /** One where that is the same; more where networks in one list would be written as fewer. */
  List<SenderConfig> senders() {
    var senders = new ArrayList<SenderConfig>();
    var first = groups.isEmpty() ? List.<Cidr>of() : groups.getFirst();
    if (!first.isEmpty() || !names.isEmpty() || mx) {
      senders.add(new SenderConfig.Hosts(Parts.AT, first, names, mx));
    }
    groups.stream()
        .skip(1)
        .forEach(group -> senders.add(new SenderConfig.Hosts(Parts.AT, group, List.of(), false)));
    return senders;
  }

  /** The same as a sender for each network and name, for where one of them cannot be said. */
  static List<SenderConfig> oneByOne(SenderConfig sender) {
    if (!(sender instanceof SenderConfig.Hosts all)) {
      return List.of();
    }
    var senders = new ArrayList<SenderConfig>();
    all.ip()
        .forEach(
            ip -> senders.add(new SenderConfig.Hosts(Parts.AT, List.of(ip), List.of(), false)));
    all.a()
        .forEach(a -> senders.add(new SenderConfig.Hosts(Parts.AT, List.of(), List.of(a), false)));
    if (all.mx()) {
      senders.add(new SenderConfig.Hosts(Parts.AT, List.of(), List.of(), true));
    }
    return senders;
  }

  private void add(Directive directive) {
    switch (directive.mechanism()) {
      case Mechanism.Ip(var network) -> add(network);
      case Mechanism.A(var target, var lengths) when lengths.equals(DualCidr.HOST) ->
          target.flatMap(text -> name(text.text())).ifPresent(names::add);
      case Mechanism.Mx(var target, var lengths)
          when target.isEmpty() && lengths.equals(DualCidr.HOST) ->
          mx = true;
      default -> {}
    }
  }

  private void add(Cidr network) {
    for (var group : groups) {
      group.add(network);
      if (IpSet.of(group).cidrs().size() == group.size()) {
        return;
      }
      group.removeLast();
    }
    groups.add(new ArrayList<>(List.of(network)));
  }

  /** The YAML takes hosts as names, without underscores and macros. */
  private static Optional<Name> name(String text) {
    try {
      return text.contains("%") ? Optional.empty() : Optional.of(Name.of(text));
    } catch (InvalidName e) {
      return Optional.empty();
    }
  }
}
