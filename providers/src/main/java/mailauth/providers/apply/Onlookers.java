package mailauth.providers.apply;

import static java.util.stream.Collectors.joining;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import mailauth.core.dns.RRsetKey;
import mailauth.providers.host.DnsHost;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Replacement;
import mailauth.providers.wire.Endpoint;
import mailauth.providers.wire.Transport;

/**
 * Resolvers that are asked, after the servers of a zone, as the world would ask: they see what a
 * broken delegation or broken signatures do to an answer that every server gives well. What they
 * still remember of before is no fault, and who cannot be reached is let be.
 */
public final class Onlookers {
  /** Asks nobody. */
  public static final Onlookers NOBODY = new Onlookers(List.of(), true, sentence -> {});

  private final List<InetSocketAddress> resolvers;
  private final boolean chosen;
  private final Consumer<String> notes;
  private final Set<InetSocketAddress> silent = ConcurrentHashMap.newKeySet();

  /** Whether it was said that nobody can be reached, which one sentence does for a whole fleet. */
  private final AtomicBoolean told = new AtomicBoolean();

  /**
   * Resolvers for one run.
   *
   * @param chosen whether a person named them; else only zones are asked for whose servers have
   *     public addresses, since the world sees no others
   * @param notes told, in sentences, what is no fault
   */
  public Onlookers(List<InetSocketAddress> resolvers, boolean chosen, Consumer<String> notes) {
    this.resolvers = List.copyOf(resolvers);
    this.chosen = chosen;
    this.notes = notes;
  }

  /**
   * What the world does not get to see of a domain's changes after the conduct's patience, each in
   * a sentence; empty if there is nothing to complain of.
   *
   * @param transport the way to the resolvers
   * @throws HostException if the zone's servers cannot be found out
   */
  List<String> faults(
      DnsHost host, List<Replacement> replacements, Transport transport, Applier.Conduct conduct) {
    var reachable = reachable();
    var visible = replacements.stream().filter(each -> isVisible(host, each)).toList();
    if (reachable.isEmpty() || visible.isEmpty()) {
      return List.of();
    }
    var views =
        Concurrently.map(
            reachable,
            reachable.size(),
            resolver -> look(new Onlooker(resolver, transport), visible, conduct));
    if (reachable().isEmpty() && told.compareAndSet(false, true)) {
      notes.accept(
          "%s cannot be reached from here, so only the zone's own servers were asked"
              .formatted(reachable.stream().map(Endpoint::text).collect(joining(" and "))));
    }
    var faults = new ArrayList<String>();
    for (var replacement : visible) {
      var seen = new LinkedHashMap<InetSocketAddress, Glance>();
      for (int i = 0; i < reachable.size(); i++) {
        seen.put(reachable.get(i), views.get(i).getOrDefault(replacement.key(), new Glance.Away()));
      }
      faults.addAll(faults(replacement.key(), seen));
    }
    return faults;
  }

  private List<InetSocketAddress> reachable() {
    return resolvers.stream().filter(resolver -> !silent.contains(resolver)).toList();
  }

  private boolean isVisible(DnsHost host, Replacement replacement) {
    var servers = host.authorities(replacement.key().name());
    return !servers.isEmpty()
        && (chosen || servers.stream().allMatch(server -> isPublic(server.address())));
  }

  private static boolean isPublic(InetSocketAddress server) {
    InetAddress address = server.getAddress();
    return address != null
        && !address.isLoopbackAddress()
        && !address.isSiteLocalAddress()
        && !address.isLinkLocalAddress()
        && !address.isAnyLocalAddress()
        && !isUniqueLocal(address);
  }

  /** RFC 4193. */
  private static boolean isUniqueLocal(InetAddress address) {
    return address.getAddress().length == 16 && (address.getAddress()[0] & 0xfe) == 0xfc;
  }

  /** What one resolver sees; one that keeps silent is not asked again in this run. */
  private Map<RRsetKey, Glance> look(
      Onlooker onlooker, List<Replacement> replacements, Applier.Conduct conduct) {
    var seen = new LinkedHashMap<RRsetKey, Glance>();
    var pauses = new Pauses(conduct);
    for (var replacement : replacements) {
      pauses.restart();
      var glance = onlooker.at(replacement);
      while (glance.isFault() && pauses.next()) {
        glance = onlooker.at(replacement);
      }
      if (glance instanceof Glance.Away) {
        silent.add(onlooker.resolver());
        return seen;
      }
      seen.put(replacement.key(), glance);
    }
    return seen;
  }

  /** One that sees something else may be wrong by itself; what all see, the world sees. */
  private List<String> faults(RRsetKey key, Map<InetSocketAddress, Glance> seen) {
    var faults = new ArrayList<String>();
    var asked = seen.values().stream().filter(glance -> !(glance instanceof Glance.Away)).toList();
    boolean all = !asked.isEmpty() && asked.stream().allMatch(Glance::isFault);
    seen.forEach((resolver, glance) -> {
      var who = "the resolver " + Endpoint.text(resolver);
      switch (glance) {
        case Glance.New fresh -> {}
        case Glance.Away away -> {}
        case Glance.Old(var seconds) ->
            notes.accept(
                "%s remembers what stood at %s before, for up to %,d s more"
                    .formatted(who, key, seconds));
        case Glance.Other(var what) ->
            tell(all, faults, "%s answers for %s with %s".formatted(who, key, what));
        case Glance.Broken(var rcode) ->
            tell(
                all,
                faults,
                "%s gets no answer for %s (%s): look at the delegation and at DNSSEC"
                    .formatted(who, key, rcode));
      }
    });
    return faults;
  }

  private void tell(boolean isFault, List<String> faults, String sentence) {
    if (isFault) {
      faults.add(sentence);
    } else {
      notes.accept(sentence);
    }
  }
}
