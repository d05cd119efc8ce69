package mailauth.cli.adoption;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import mailauth.core.adoption.Questions;
import mailauth.core.adoption.Standing;
import mailauth.core.catalog.Catalog;
import mailauth.core.catalog.Service;
import mailauth.core.check.picture.Picture;
import mailauth.core.check.service.KnownServices;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.guide.TodaysDns;
import mailauth.providers.apply.Concurrently;
import mailauth.providers.host.HostException;

/** Looks in DNS for what a domain has of mail, at all names where something is likely to stand. */
public final class LiveDns {
  private final Dns dns;
  private final KnownServices known;
  private final List<Service> services;
  private final List<String> selectors;
  private final List<String> subdomains;
  private final int parallelism;
  private final Consumer<String> warn;

  /**
   * A look.
   *
   * @param dns asks each question once
   * @param selectors of DKIM keys, besides those that many use
   * @param subdomains below each domain, besides those that often send
   * @param warn is told what could not be looked up
   */
  public LiveDns(
      Dns dns,
      KnownServices known,
      Catalog catalog,
      List<String> selectors,
      List<String> subdomains,
      int parallelism,
      Consumer<String> warn) {
    this.dns = dns;
    this.known = known;
    this.services =
        catalog.ids().parallelStream().flatMap(id -> catalog.service(id).stream()).toList();
    this.selectors = List.copyOf(selectors);
    this.subdomains = List.copyOf(subdomains);
    this.parallelism = parallelism;
    this.warn = warn;
  }

  /**
   * What DNS says of a domain.
   *
   * @throws HostException if it says nothing at all
   */
  public Origin look(Name domain) {
    if (dns.query(domain, RecordType.TXT) instanceof Answer.Failed(var why)) {
      throw new HostException("%s cannot be looked up: %s".formatted(domain, why));
    }
    var questions = new Questions(domain, known, services, selectors);
    var keys = new LinkedHashSet<>(questions.of(domain));
    var found = new ArrayList<>(ask(keys));
    for (var name : names(domain)) {
      found.addAll(ask(questions.of(name)));
    }
    found.addAll(ask(questions.ofMailHosts(found)));
    servers(domain).ifPresent(found::add);
    return new Origin(Standing.of(domain, found), "DNS", Optional.empty(), true);
  }

  /** The names below the domain that have records of their own. */
  private List<Name> names(Name domain) {
    var given = subdomains.stream().map(label -> Name.of(label).under(domain)).toList();
    var guesses = Questions.guesses(domain).stream().filter(name -> !given.contains(name)).toList();
    var asked = guesses.stream().flatMap(name -> Questions.speaksOfMail(name).stream()).toList();
    var spoken =
        Standing.of(domain, ask(asked)).mailNames().stream().filter(guesses::contains).toList();
    var names = new LinkedHashSet<>(given);
    names.addAll(spoken);
    return List.copyOf(names);
  }

  private List<RRset> ask(Collection<RRsetKey> keys) {
    var answers =
        Concurrently.map(
            List.copyOf(keys),
            parallelism,
            key -> Map.entry(key, dns.query(key.name(), key.type())));
    var failed = new ArrayList<RRsetKey>();
    var found = new ArrayList<RRset>();
    var nobodys = new HashMap<RRsetKey, Optional<RRset>>();
    for (var answer : answers) {
      var key = answer.getKey();
      switch (answer.getValue()) {
        case Answer.Failed nothing -> failed.add(key);
        case Answer.Found(var rrset, var aliases) when rrset.name().equals(key.name()) -> {
          var wildcard = nobodys.computeIfAbsent(beside(key), this::wildcards);
          if (wildcard.isEmpty() || Questions.isOwn(rrset, wildcard.get())) {
            found.add(rrset);
          }
        }
        default -> {}
      }
    }
    tell(failed);
    return found;
  }

  /** A name that nobody has, where a wildcard would answer for the one that was asked for. */
  private static RRsetKey beside(RRsetKey key) {
    var above = key.name().parent().orElse(key.name());
    return new RRsetKey(Picture.nobodyBelow(above), key.type());
  }

  private Optional<RRset> wildcards(RRsetKey nobody) {
    return dns.query(nobody.name(), nobody.type()) instanceof Answer.Found(var rrset, var aliases)
            && rrset.name().equals(nobody.name())
        ? Optional.of(rrset)
        : Optional.empty();
  }

  private void tell(List<RRsetKey> failed) {
    if (!failed.isEmpty()) {
      var first =
          failed.stream().limit(3).map(RRsetKey::toString).collect(Collectors.joining(", "));
      warn.accept(
          "DNS did not answer for %s%s; what stands there is missing in the YAML"
              .formatted(
                  first, failed.size() > 3 ? " and %d more".formatted(failed.size() - 3) : ""));
    }
  }

  private Optional<RRset> servers(Name domain) {
    var servers =
        TodaysDns.nameServers(dns, domain).stream()
            .<mailauth.core.dns.Rdata>map(mailauth.core.dns.Rdata.Host::new)
            .toList();
    return servers.isEmpty()
        ? Optional.empty()
        : Optional.of(new RRset(domain, RecordType.NS, 3600, servers));
  }
}
