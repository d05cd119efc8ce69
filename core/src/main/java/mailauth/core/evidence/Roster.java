package mailauth.core.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.ip.IpSet;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Posture;
import mailauth.core.posture.Purpose;
import mailauth.core.posture.SpfSender;
import mailauth.core.spf.Term;
import mailauth.core.spf.authorization.Authorization;
import mailauth.core.spf.authorization.SpfTree;

/** The declared senders of a domain and its subdomains, each once. */
public record Roster(Name domain, List<Sender> senders) {
  public Roster {
    senders = List.copyOf(senders);
  }

  /**
   * Draws up the senders that a posture declares.
   *
   * @param dns is asked what their SPF terms include
   */
  public static Roster of(Posture posture, Dns dns) {
    var addresses = new LinkedHashMap<String, IpSet>();
    var keys = new LinkedHashMap<String, Set<Name>>();
    for (var desired : posture.desired()) {
      switch (desired) {
        case Desired.Spf spf ->
            spf.senders()
                .forEach(sender ->
                    addresses.merge(sender.label(), reach(spf.name(), sender, dns), IpSet::union));
        case Desired.Value value when value.purpose() == Purpose.DKIM ->
            keys.computeIfAbsent(value.owner(), owner -> new HashSet<>()).add(value.key().name());
        case Desired.Value value -> {}
        case Desired.MtaSts policy -> {}
        case Desired.ServerKeys servers -> {}
      }
    }
    return new Roster(posture.domain(), join(addresses, keys));
  }

  private static IpSet reach(Name name, SpfSender sender, Dns dns) {
    var terms = sender.terms().stream().map(Term::text).collect(Collectors.joining(" "));
    var tree = SpfTree.planned(name, "v=spf1 " + terms, 0, dns);
    return Authorization.of(tree).authorised();
  }

  /**
   * A service's keys carry its title. A key of one's own belongs to the senders that bring none,
   * where there are any.
   */
  private static List<Sender> join(Map<String, IpSet> addresses, Map<String, Set<Name>> keys) {
    var own = new HashMap<>(keys);
    own.keySet().removeAll(addresses.keySet());
    var ownKeys = own.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    var senders = new ArrayList<Sender>();
    addresses.forEach(
        (label, set) -> senders.add(new Sender(label, set, keys.getOrDefault(label, ownKeys))));
    if (senders.stream().allMatch(sender -> keys.containsKey(sender.label()))) {
      own.forEach((label, names) -> senders.add(new Sender(label, IpSet.EMPTY, names)));
    }
    return senders;
  }
}
