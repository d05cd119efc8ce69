package mailauth.core.rollout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailauth.core.dmarc.DmarcRecord;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Ladder;
import mailauth.core.posture.Purpose;
import mailauth.core.spf.Qualifier;
import mailauth.core.spf.SpfParse;

/** SPF's {@code all} on its way from softfail to fail. */
final class SpfClimb implements Climb {
  private static final List<Qualifier> LENIENT_FIRST =
      List.of(Qualifier.PASS, Qualifier.NEUTRAL, Qualifier.SOFTFAIL, Qualifier.FAIL);

  private final Ladder ladder;
  private final Sight sight;
  private final Optional<Qualifier> today;

  SpfClimb(Ladder ladder, Sight sight) {
    this.ladder = ladder;
    this.sight = sight;
    this.today =
        sight
            .text(ladder.key(), Purpose.SPF)
            .map(text -> SpfParse.parse(text).record().all().orElse(Qualifier.NEUTRAL));
  }

  @Override
  public Standing standing() {
    int at = -1;
    for (int i = 0; i < ladder.rungs().size(); i++) {
      if (today.isPresent() && isAtLeast(today.get(), all(i))) {
        at = i;
      }
    }
    var text = today.map(all -> all.sign() + "all");
    return new Standing(
        at, text, text.flatMap(t -> sight.memory().since(ladder.name(), Purpose.SPF, t)));
  }

  @Override
  public Desired at(int rung) {
    var stricter = today.filter(all -> isAtLeast(all, all(rung))).orElse(all(rung));
    return record(rung).ending(stricter);
  }

  @Override
  public Desired downTo(int rung) {
    return record(rung);
  }

  /** That no good mail fails is looked at by the gate of all changes of SPF. */
  @Override
  public List<Condition> before(int rung) {
    if (all(rung) != Qualifier.FAIL || today.filter(Qualifier.FAIL::equals).isPresent()) {
      return List.of();
    }
    var wanted = ladder.rungs().get(Math.max(standing().at(), 0)).before();
    var conditions = new ArrayList<Condition>();
    conditions.add(
        new Dwell("SPF_DWELL", standing(), wanted.dwell(), window().start(), sight.now())
            .condition());
    var days = window().reportDays();
    conditions.add(
        Condition.of(
            "SPF_EVIDENCE",
            days >= wanted.reportDays(),
            "%d of %d days of DMARC reports".formatted(days, wanted.reportDays()),
            Optional.of(
                sight.now().plus(Duration.ofDays(Math.max(0, wanted.reportDays() - days))))));
    conditions.add(enforced());
    return conditions;
  }

  /** Receivers may refuse by SPF alone, before DMARC is looked at and so in no report. */
  private Condition enforced() {
    var key = new RRsetKey(Name.of("_dmarc").under(ladder.name()), RecordType.TXT);
    var policy =
        sight.text(key, Purpose.DMARC).map(t -> DmarcRecord.parse(t).record().effective().p());
    boolean climbing =
        sight.posture().ladders().stream()
            .filter(other -> other.purpose() == Purpose.DMARC && other.key().equals(key))
            .anyMatch(
                other -> new DmarcClimb(other, sight).standing().at() < other.rungs().size() - 1);
    return Condition.of(
        "SPF_BEFORE_DMARC",
        !climbing && policy.filter(p -> p != Policy.NONE).isPresent(),
        policy
                .map(p -> "the DMARC policy is %s".formatted(p.text()))
                .orElse("no DMARC policy stands")
            + (climbing ? " and climbs still" : "")
            + "; fail comes after it, because what SPF alone refuses is in no report",
        Optional.empty());
  }

  @Override
  public Optional<Setback> setback() {
    if (standing().at() < 1 || all(standing().at()) != Qualifier.FAIL) {
      return Optional.empty();
    }
    var bounced = window().recent(Window.RECENT).bounced();
    return Failing.of(bounced).map(failing -> new Setback(standing().at() - 1, failing.message()));
  }

  private Window window() {
    return Window.of(
        sight.evidence(),
        sight.scope(ladder.name()),
        Optional.empty(),
        standing().since(),
        sight.now());
  }

  private Desired.Spf record(int rung) {
    return (Desired.Spf) ladder.rungs().get(rung).desired();
  }

  private Qualifier all(int rung) {
    return record(rung).all().orElseThrow();
  }

  private static boolean isAtLeast(Qualifier one, Qualifier other) {
    return LENIENT_FIRST.indexOf(one) >= LENIENT_FIRST.indexOf(other);
  }
}
