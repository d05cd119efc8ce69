package mailauth.providers.manual;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.Txt;
import mailauth.providers.authority.Apex;
import mailauth.providers.authority.AuthorityQuery;
import mailauth.providers.authority.Delegation;
import mailauth.providers.host.Authority;
import mailauth.providers.host.Capabilities;
import mailauth.providers.host.DnsHost;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Reading;
import mailauth.providers.host.Replacement;

/** Zones that a person changes; what stands is asked of the servers that the world asks. */
public final class ManualHost implements DnsHost {
  private final AuthorityQuery query = AuthorityQuery.overUdp();
  private final Capabilities capabilities;
  private final Delegation delegation;
  private final List<Authority> verify;
  private final Map<RRsetKey, Set<Rdata>> wildcards = new ConcurrentHashMap<>();
  private final Set<Name> apexes = ConcurrentHashMap.newKeySet();

  /**
   * A host; connects to nothing yet.
   *
   * @param verify the servers to ask; empty for those of each zone
   */
  public ManualHost(Capabilities capabilities, Delegation delegation, List<Authority> verify) {
    this.capabilities = capabilities;
    this.delegation = delegation;
    this.verify = List.copyOf(verify);
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  /** None: nobody lists them. */
  @Override
  public List<Name> zones() {
    return List.of();
  }

  /** What is there, and not what a wildcard shows under every name (RFC 4592). */
  @Override
  public Reading read(RRsetKey key) {
    var answer = ask(key);
    var shown = records(answer);
    return !shown.isEmpty() && isWildcards(key, shown) ? new Reading.Absent() : answer;
  }

  private boolean isWildcards(RRsetKey key, Set<Rdata> shown) {
    var apex = apex(key.name());
    var at = key.name();
    while (!at.equals(apex) && !at.isRoot()) {
      at = at.parent().orElse(Name.ROOT);
      var wildcard = new RRsetKey(Name.of("*").under(at), key.type());
      if (!wildcard.name().equals(key.name()) && shown.equals(wildcard(wildcard))) {
        return true;
      }
    }
    return false;
  }

  /** The nearest apex at or above a name that has been seen; asks only where there is none. */
  private Name apex(Name name) {
    var above = Optional.of(name);
    while (above.isPresent() && !apexes.contains(above.get())) {
      above = above.get().parent();
    }
    return above.orElseGet(() -> {
      var found = Apex.of(name, authorities(name), query);
      apexes.add(found);
      return found;
    });
  }

  private Set<Rdata> wildcard(RRsetKey key) {
    var known = wildcards.get(key);
    if (known == null) {
      known = records(ask(key));
      wildcards.put(key, known);
    }
    return known;
  }

  /** The first server that answers. */
  private Reading ask(RRsetKey key) {
    Optional<HostException> fault = Optional.empty();
    for (var server : authorities(key.name())) {
      try {
        return query.ask(server, key);
      } catch (HostException e) {
        fault = fault.or(() -> Optional.of(e));
      }
    }
    throw fault.orElseGet(() -> new HostException(key + " cannot be asked for"));
  }

  private static Set<Rdata> records(Reading reading) {
    return new HashSet<>(
        switch (reading) {
          case Reading.Present(var rrset) -> rrset.records();
          case Reading.Alias(var cname) -> cname.records();
          case Reading.Absent() -> List.<Rdata>of();
        });
  }

  /** Nothing is written: a person does it, and DNS will tell. */
  @Override
  public List<Outcome> replace(List<Replacement> replacements) {
    wildcards.clear();
    return replacements.stream().map(this::outcome).toList();
  }

  private Outcome outcome(Replacement replacement) {
    try {
      var standing = read(replacement.key()).found();
      return said(standing).equals(said(replacement.wanted()))
          ? new Outcome.Written()
          : new Outcome.ByHand();
    } catch (HostException e) {
      return new Outcome.Failed(e.getMessage());
    }
  }

  /** Panels split long values and choose TTLs as they like. */
  private static Set<Rdata> said(Optional<RRset> rrset) {
    return rrset.stream()
        .flatMap(set -> set.records().stream())
        .map(data -> data instanceof Txt txt ? Txt.ofOctets(txt.joined()) : data)
        .collect(Collectors.toSet());
  }

  @Override
  public List<Authority> authorities(Name name) {
    return verify.isEmpty() ? delegation.servers(delegation.zone(name)) : verify;
  }

  @Override
  public void close() {
    query.close();
  }
}
