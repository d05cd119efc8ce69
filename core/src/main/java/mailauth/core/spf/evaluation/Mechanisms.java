package mailauth.core.spf.evaluation;

import java.util.Optional;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Name;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.spf.Directive;
import mailauth.core.spf.DualCidr;
import mailauth.core.spf.MacroString;
import mailauth.core.spf.Mechanism;
import mailauth.core.spf.SpfLimits;

/** Matches the mechanisms of one record (RFC 7208 section 5). */
final class Mechanisms {
  private final CheckHost checkHost;
  private final Session session;
  private final MacroExpander expander;
  private final Client client;
  private final int depth;

  Mechanisms(
      CheckHost checkHost, Session session, MacroExpander expander, Client client, int depth) {
    this.checkHost = checkHost;
    this.session = session;
    this.expander = expander;
    this.client = client;
    this.depth = depth;
  }

  /** Whether a mechanism matches, and why, for the trace. */
  record Match(boolean matches, String words) {
    // Most steps by far are these; the term itself says the rest.
    static final Match EVERYTHING = new Match(true, "matches everything");
    static final Match ADDRESS = new Match(true, "matches");
    static final Match OTHER_ADDRESS = new Match(false, "does not match");

    static Match of(boolean matches, String because) {
      return new Match(matches, (matches ? "matches: " : "does not match: ") + because);
    }
  }

  Match match(Directive directive) throws Undecided {
    var mechanism = directive.mechanism();
    if (mechanism.asksDns()) {
      session.countLookup(directive.source());
    }
    return switch (mechanism) {
      case Mechanism.All() -> Match.EVERYTHING;
      case Mechanism.Ip(var network) ->
          network.contains(client.ip()) ? Match.ADDRESS : Match.OTHER_ADDRESS;
      case Mechanism.Include(var target) -> include(directive, target);
      case Mechanism.A(var domain, var lengths) -> onTarget(domain, name -> a(name, lengths));
      case Mechanism.Mx(var domain, var lengths) -> onTarget(domain, name -> mx(name, lengths));
      case Mechanism.Ptr(var domain) -> onTarget(domain, this::ptr);
      case Mechanism.Exists(var target) -> onTarget(Optional.of(target), this::exists);
    };
  }

  /** What a mechanism does with the name it is about. */
  private interface OnName {
    Match match(Name name) throws Undecided;
  }

  private Match onTarget(Optional<MacroString> domain, OnName action) throws Undecided {
    var name = domain.isPresent() ? expander.name(domain.get()) : expander.current();
    return name.isPresent()
        ? action.match(name.get())
        : Match.of(false, "no name that DNS could know");
  }

  private Match include(Directive directive, MacroString target) throws Undecided {
    var domain = expander.domain(target);
    if (domain.isEmpty()) {
      return Match.of(false, "the sender's local part is not ASCII");
    }
    session.note(new Step(depth, expander.domain(), directive.source(), "is evaluated"));
    var result = checkHost.check(domain.get(), depth + 1).result();
    if (result == SpfResult.NONE) {
      throw Undecided.permanently(
          "%s of %s leads to no SPF record".formatted(directive.source(), expander.domain()));
    }
    return Match.of(result == SpfResult.PASS, "its result is " + result.text());
  }

  private Match a(Name name, DualCidr lengths) throws Undecided {
    var answer = session.askCounted(name, client.addressType());
    return Match.of(client.isAmong(answer, lengths), client + " against the addresses of " + name);
  }

  private Match mx(Name name, DualCidr lengths) throws Undecided {
    var hosts = session.askCounted(name, RecordType.MX).records();
    if (hosts.size() > SpfLimits.MX_HOSTS) {
      throw Undecided.permanently(
          "%s has %d mail hosts; at most 10 are allowed".formatted(name, hosts.size()));
    }
    for (var host : hosts) {
      if (host instanceof Rdata.Mx mx
          && !mx.exchange().isRoot()
          && client.isAmong(session.askCounted(mx.exchange(), client.addressType()), lengths)) {
        return Match.of(true, client + " against the addresses of " + mx.exchange());
      }
    }
    return Match.of(false, client + " against the mail hosts of " + name);
  }

  private Match ptr(Name name) throws Undecided {
    session.countIfVoid(client.reverseName(), RecordType.PTR);
    return client.validatedNames().stream()
        .filter(host -> host.isWithin(name))
        .findFirst()
        .map(host -> Match.of(true, client + " is " + host))
        .orElse(Match.of(false, client + " has no name within " + name));
  }

  private Match exists(Name name) throws Undecided {
    // An A record is asked for even when the client came over IPv6 (section 5.7).
    boolean found = session.askCounted(name, RecordType.A) instanceof Answer.Found;
    return Match.of(found, "%s has %s address".formatted(name, found ? "an" : "no"));
  }
}
