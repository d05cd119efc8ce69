package mailauth.core.plan;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Txt;
import mailauth.core.ip.IpSet;
import mailauth.core.posture.Desired;
import mailauth.core.posture.FlattenedInclude;
import mailauth.core.posture.SpfSender;
import mailauth.core.spf.AnswerSize;
import mailauth.core.spf.Directive;
import mailauth.core.spf.MacroString;
import mailauth.core.spf.Mechanism;
import mailauth.core.spf.Qualifier;
import mailauth.core.spf.SpfParse;
import mailauth.core.spf.SpfRecord;
import mailauth.core.spf.TargetName;
import mailauth.core.spf.Term;
import mailauth.core.spf.audit.SenderProbe;
import mailauth.core.spf.authorization.Authorization;
import mailauth.core.spf.authorization.AuthorizationChange;
import mailauth.core.spf.authorization.Branch;
import mailauth.core.spf.authorization.Memo;
import mailauth.core.spf.authorization.Problem;
import mailauth.core.spf.authorization.SpfTree;
import mailauth.core.spf.authorization.TermPath;
import mailauth.core.spf.flattening.PieceName;

/** Evaluates today's and the planned SPF record against DNS, and compares who may send. */
final class SpfStudy {
  private final Desired.Spf desired;
  private final Optional<SpfTree> before;
  private final SpfRecord planned;
  private final SpfTree after;
  private final Dns dns;
  private final SpfImpact impact;

  /**
   * Asks DNS for all that both records include.
   *
   * @param today the records that stand; of several, all terms count as meant
   * @param values all TXT values that shall stand at the name
   * @param was DNS with what today's record includes
   * @param is DNS with what the planned one includes
   */
  SpfStudy(
      Desired.Spf desired,
      List<SpfParse> today,
      SpfRecord planned,
      Collection<Txt> values,
      Dns was,
      Dns is) {
    this.desired = desired;
    this.planned = planned;
    this.dns = new Memo(is);
    this.before =
        today.isEmpty()
            ? Optional.empty()
            : Optional.of(SpfTree.planned(desired.name(), joined(today).source(), 0, was));
    this.after = SpfTree.planned(desired.name(), planned.source(), 0, dns);
    this.impact = compare(AnswerSize.octets(desired.name(), values));
  }

  SpfImpact impact() {
    return impact;
  }

  /** Today's tree, if there is a record. */
  Optional<SpfTree> before() {
    return before;
  }

  SpfTree after() {
    return after;
  }

  /** What the planned record says of all others. */
  Qualifier all() {
    return SpfTightening.all(after);
  }

  /** What today's record says of them, if there is one. */
  Optional<Qualifier> allBefore() {
    return before.map(SpfTightening::all);
  }

  /** Whether a sender is a service whose terms the catalog gives. */
  boolean isKnown(String owner) {
    return desired.senders().stream()
        .anyMatch(sender -> sender.known() && sender.label().equals(owner));
  }

  /**
   * The addresses that a declared sender's terms let send, whatever stands around them; of what is
   * written out, those that are locked.
   */
  IpSet addresses(SpfSender sender) {
    var locked =
        desired.flatten().stream()
            .filter(flat -> sender.terms().contains(include(flat)))
            .flatMap(flat -> flat.locked().stream())
            .map(entry -> entry.include().addresses())
            .reduce(IpSet.EMPTY, IpSet::union);
    var flattened = desired.flatten().stream().map(SpfStudy::include).toList();
    var terms =
        sender.terms().stream()
            .filter(term -> !flattened.contains(term))
            .map(Term::text)
            .collect(joining(" "));
    var tree = SpfTree.planned(desired.name(), "v=spf1 " + terms, 0, dns);
    return Authorization.of(tree).authorised().union(locked);
  }

  private static Term include(FlattenedInclude flat) {
    var target = MacroString.literal(flat.include().text());
    return Directive.of(Qualifier.PASS, new Mechanism.Include(target));
  }

  /** The first sampled address of some that does not pass under the planned record. */
  Optional<SenderProbe.Refused> refused(IpSet addresses) {
    return SenderProbe.planned(desired.name(), planned, dns).refused(addresses);
  }

  /** The planned record's branches, for what each sender costs. */
  List<Branch> branches() {
    return after.branches();
  }

  /** Whether receivers would find a fault in the planned record that no later try mends. */
  List<String> faults() {
    return Authorization.of(after).problems().stream()
        .filter(problem -> !problem.isTemporary())
        .map(problem -> problem.path() + ": " + problem.reason())
        .toList();
  }

  /** What DNS did not tell of the planned record, though a later try may. */
  List<String> unanswered() {
    return Authorization.of(after).problems().stream()
        .filter(Problem::isTemporary)
        .map(problem -> problem.path() + ": " + problem.reason())
        .toList();
  }

  /** The sender that needs a term, or the term itself. */
  String owner(Term term) {
    return desired.senders().stream()
        .filter(sender -> sender.terms().contains(term))
        .map(SpfSender::label)
        .findFirst()
        .or(() -> flattenedFor(term))
        .orElse(term.text());
  }

  /** Whose include a term of the planned record was written out for, if it was. */
  Optional<String> flattenedFor(Term term) {
    if (desired.flatten().isEmpty() || !(term instanceof Directive directive)) {
      return Optional.empty();
    }
    var addresses =
        after.branches().stream()
            .filter(branch -> branch.term().equals(term) && mayBeWritten(directive))
            .map(Branch::addresses)
            .reduce(IpSet.EMPTY, IpSet::union);
    var owners =
        desired.flatten().stream()
            .filter(flatten -> flatten.isBehind(directive, addresses))
            .map(FlattenedInclude::owner)
            .distinct()
            .toList();
    return owners.isEmpty() ? Optional.empty() : Optional.of(String.join(" and ", owners));
  }

  private boolean mayBeWritten(Directive directive) {
    return directive.mechanism() instanceof Mechanism.Ip
        || (directive.mechanism() instanceof Mechanism.Include(var target)
            && TargetName.of(target.text())
                .filter(name -> PieceName.isOf(desired.name(), name))
                .isPresent());
  }

  private SpfImpact compare(int octets) {
    var old = before.map(Authorization::of);
    var now = Authorization.of(after);
    var change = AuthorizationChange.between(old.orElse(NOTHING), now);
    return new SpfImpact(
        change.authorised().stream().map(this::share).toList(),
        change.deauthorised().stream().map(this::share).toList(),
        texts(change.bySenderAdded()),
        texts(change.bySenderRemoved()),
        gaps(old, now),
        before.map(SpfTree::lookups),
        after.lookups(),
        after.voids().worst(),
        octets,
        SpfNode.of(after));
  }

  private static final Authorization NOTHING = new Authorization(List.of(), List.of(), List.of());

  private SpfImpact.Share share(AuthorizationChange.Share share) {
    return new SpfImpact.Share(share.term().text(), owner(share.term()), share.addresses());
  }

  private static List<String> texts(List<TermPath> paths) {
    return paths.stream().map(TermPath::toString).toList();
  }

  /** What stands in both records is evaluated alike, known or not. */
  private List<SpfImpact.Gap> gaps(Optional<Authorization> old, Authorization now) {
    var gaps = new ArrayList<SpfImpact.Gap>();
    var was = before.map(SpfTree::branches).orElse(List.of());
    add(now, was, true, gaps);
    old.ifPresent(authorization -> add(authorization, after.branches(), false, gaps));
    return gaps;
  }

  private void add(
      Authorization from, List<Branch> others, boolean isNew, List<SpfImpact.Gap> gaps) {
    for (var problem : from.problems()) {
      problem
          .path()
          .top()
          .filter(term -> others.stream().noneMatch(branch -> branch.term().equals(term)))
          .map(term -> new SpfImpact.Gap(term.text(), owner(term), isNew, problem.reason()))
          .ifPresent(gaps::add);
    }
  }

  private static SpfRecord joined(List<SpfParse> records) {
    return records.stream()
        .flatMap(parse -> parse.record().terms().stream())
        .distinct()
        .collect(collectingAndThen(toList(), SpfRecord::new));
  }
}
