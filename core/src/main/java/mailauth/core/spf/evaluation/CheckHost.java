package mailauth.core.spf.evaluation;

import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.spf.Directive;
import mailauth.core.spf.MacroString;
import mailauth.core.spf.PublishedSpf;
import mailauth.core.spf.SpfRecord;
import mailauth.core.spf.TargetName;

/** check_host(): one record after the other (RFC 7208 sections 4 and 6). */
final class CheckHost {
  private final SpfQuery query;
  private final Session session;
  private final Policies policies;
  private final Client client;

  /**
   * The result of one domain.
   *
   * @param domain whose record had the last word, after redirects
   * @param exp the target of that record's explanation
   */
  record Outcome(
      SpfResult result,
      String domain,
      Optional<Directive> directive,
      Optional<MacroString> exp,
      Optional<String> problem) {

    static Outcome none(String domain, String problem) {
      return new Outcome(
          SpfResult.NONE, domain, Optional.empty(), Optional.empty(), Optional.of(problem));
    }
  }

  CheckHost(SpfQuery query, Session session, Policies policies) {
    this.query = query;
    this.session = session;
    this.policies = policies;
    this.client = new Client(query.ip(), session);
  }

  /**
   * Evaluates a domain's record.
   *
   * @throws Undecided on temperror and permerror
   */
  Outcome check(String domain, int depth) throws Undecided {
    var name = TargetName.of(domain).filter(n -> n.labels().size() > 1);
    if (name.isEmpty()) {
      return Outcome.none(
          domain, "\"%s\" is no domain name that could have mail".formatted(domain));
    }
    return switch (policies.in(session.ask(name.get(), RecordType.TXT))) {
      case PublishedSpf.Missing() -> Outcome.none(domain, domain + " has no SPF record");
      case PublishedSpf.Unknown(var reason) ->
          throw Undecided.temporarily(
              "DNS gave no answer for %s TXT: %s".formatted(domain, reason));
      case PublishedSpf.Several(var records) ->
          throw Undecided.permanently(
              "%s has %d SPF records; only one may stand there".formatted(domain, records.size()));
      case PublishedSpf.One one -> {
        if (!one.parse().isSound()) {
          throw Undecided.permanently(
              "the record of %s is broken: %s"
                  .formatted(domain, one.parse().faults().getFirst().message()));
        }
        session.note(new Step(depth, domain, "", "has the record " + one.octets()));
        yield check(domain, one.parse().record(), depth);
      }
    };
  }

  private Outcome check(String domain, SpfRecord record, int depth) throws Undecided {
    var mechanisms = new Mechanisms(this, session, expander(domain), client, depth);
    for (var directive : record.directives()) {
      var match = mechanisms.match(directive);
      session.note(new Step(depth, domain, directive.source(), match.words()));
      if (match.matches()) {
        return new Outcome(
            SpfResult.of(directive.qualifier()),
            domain,
            Optional.of(directive),
            record.exp(),
            Optional.empty());
      }
    }
    if (record.redirect().isPresent() && record.all().isEmpty()) {
      return redirect(domain, record.redirect().get(), depth);
    }
    session.note(new Step(depth, domain, "", "says nothing about this address: neutral"));
    return new Outcome(
        SpfResult.NEUTRAL, domain, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private Outcome redirect(String domain, MacroString target, int depth) throws Undecided {
    var term = "redirect=" + target.text();
    session.countLookup(term);
    session.note(new Step(depth, domain, term, "nothing matched, so the other record decides"));
    var outcome = check(expander(domain).domain(target).orElse(""), depth);
    if (outcome.result() == SpfResult.NONE) {
      throw Undecided.permanently("%s of %s leads to no SPF record".formatted(term, domain));
    }
    return outcome;
  }

  /** The explanation of a fail; nothing that goes wrong with it matters (section 6.2). */
  Optional<String> explain(Outcome outcome) {
    if (outcome.result() != SpfResult.FAIL) {
      return Optional.empty();
    }
    var expander = expander(outcome.domain());
    return outcome
        .exp()
        .flatMap(expander::name)
        .flatMap(this::onlyText)
        .flatMap(MacroString::explanation)
        .map(expander::text);
  }

  private Optional<String> onlyText(Name name) {
    var records = session.ask(name, RecordType.TXT).records();
    return records.size() == 1 && records.getFirst() instanceof Txt txt
        ? Optional.of(txt.joined())
        : Optional.empty();
  }

  private MacroExpander expander(String domain) {
    return new MacroExpander(query, domain, client);
  }
}
