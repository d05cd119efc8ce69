package mailauth.core.rollout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailauth.core.evidence.TlsEvidence;
import mailauth.core.mtasts.Mode;
import mailauth.core.mtasts.MtaStsPolicy;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Ladder;
import mailauth.core.posture.Purpose;
import mailauth.core.report.TlsPolicyType;

/** MTA-STS on its way from testing to enforce. */
final class MtaStsClimb implements Climb {
  private static final double MOST_OF_ALL = 0.01;
  private static final Standing BELOW = new Standing(-1, Optional.empty(), Optional.empty());

  private final Ladder ladder;
  private final Sight sight;
  private final Standing standing;

  MtaStsClimb(Ladder ladder, Sight sight) {
    this.ladder = ladder;
    this.sight = sight;
    this.standing = look();
  }

  @Override
  public Standing standing() {
    return standing;
  }

  /**
   * The record names no mode; its id, the policy's file or what is remembered tells it, and else
   * the policy that is served.
   */
  private Standing look() {
    var text = sight.text(ladder.key(), Purpose.MTA_STS);
    if (text.isEmpty()) {
      return BELOW;
    }
    for (int i = ladder.rungs().size() - 1; i >= 0; i--) {
      if (text.get().equals(policy(i).data().text())) {
        return standing(i);
      }
    }
    for (int i = ladder.rungs().size() - 1; i >= 0; i--) {
      if (kept().filter(mode(i)::equals).isPresent() || remembered(i)) {
        return standing(i);
      }
    }
    var served = sight.served().apply(ladder.name()).map(MtaStsPolicy::mode);
    for (int i = ladder.rungs().size() - 1; i >= 0; i--) {
      if (served.filter(mode(i)::equals).isPresent()) {
        return standing(i);
      }
    }
    return BELOW;
  }

  /** Whether a record stands of which nobody knows what it announces. */
  private boolean isUnknown() {
    return standing.at() < 0
        && sight.text(ladder.key(), Purpose.MTA_STS).isPresent()
        && sight.served().apply(ladder.name()).isEmpty();
  }

  private Standing standing(int rung) {
    var stage = ladder.rungs().get(rung).text();
    return new Standing(
        rung, Optional.of(stage), sight.memory().since(ladder.name(), Purpose.MTA_STS, stage));
  }

  private boolean remembered(int rung) {
    var stage = ladder.rungs().get(rung).text();
    return sight.memory().since(ladder.name(), Purpose.MTA_STS, stage).isPresent();
  }

  private Optional<Mode> kept() {
    return policy(0)
        .file()
        .flatMap(path -> Optional.ofNullable(sight.files().get(path)))
        .flatMap(text -> MtaStsPolicy.parse(text).policy())
        .map(MtaStsPolicy::mode);
  }

  @Override
  public Desired at(int rung) {
    return policy(rung);
  }

  @Override
  public Desired downTo(int rung) {
    return policy(rung);
  }

  @Override
  public List<Condition> before(int rung) {
    if (isUnknown()) {
      return List.of(
          new Condition(
              "MTA_STS_POLICY_NOT_SERVED",
              Condition.Verdict.UNKNOWN,
              "a record stands that mailauth did not make, and its policy cannot be fetched, so"
                  + " that nobody knows whether it is enforced: it stays until it can be",
              Optional.empty()));
    }
    if (mode(rung) != Mode.ENFORCE || standing.at() < 0) {
      return List.of();
    }
    var wanted = ladder.rungs().get(standing.at()).before();
    var tls = seen(standing);
    var conditions = new ArrayList<Condition>();
    conditions.add(
        new Dwell("MTA_STS_DWELL", standing, wanted.dwell(), tls.firstReport(), sight.now())
            .condition());
    int days = tls.reportDays();
    conditions.add(
        Condition.of(
            "MTA_STS_EVIDENCE",
            days >= wanted.reportDays(),
            "%d of %d days of TLS reports".formatted(days, wanted.reportDays()),
            Optional.of(
                sight.now().plus(Duration.ofDays(Math.max(0, wanted.reportDays() - days))))));
    conditions.add(failures(tls.since(Window.day(sight.now().minus(wanted.dwell())))));
    return conditions;
  }

  /** What failed before a stage's whole time, and not since, was mended. */
  private static Condition failures(TlsEvidence lately) {
    return Condition.of(
        "MTA_STS_FAILURES",
        lately.failed() == 0,
        lately.failed() == 0
            ? "all of %,d reported sessions fit the policy".formatted(lately.successful())
            : "%,d of %,d reported sessions fail: %s"
                .formatted(lately.failed(), lately.failed() + lately.successful(), words(lately)),
        Optional.empty());
  }

  @Override
  public Optional<Setback> setback() {
    if (standing.at() < 1 || mode(standing.at()) != Mode.ENFORCE) {
      return Optional.empty();
    }
    var tls = seen(standing).since(Window.day(sight.now().minus(Window.RECENT)));
    long all = tls.failed() + tls.successful();
    return all == 0 || (double) tls.failed() / all <= MOST_OF_ALL
        ? Optional.empty()
        : Optional.of(
            new Setback(
                standing.at() - 1,
                "%,d of %,d sessions of the last %d days failed, and their mail waits or bounces: %s"
                    .formatted(tls.failed(), all, Window.RECENT.toDays(), words(tls))));
  }

  private TlsEvidence seen(Standing standing) {
    var all = sight.evidence().tls().of(TlsPolicyType.STS);
    return standing.since().map(since -> all.since(Window.day(since).plusDays(1))).orElse(all);
  }

  private static String words(TlsEvidence tls) {
    var words = new ArrayList<String>();
    tls.failures().forEach((type, count) -> words.add("%s %,d".formatted(type, count)));
    return String.join(", ", words);
  }

  private Desired.MtaSts policy(int rung) {
    return (Desired.MtaSts) ladder.rungs().get(rung).desired();
  }

  private Mode mode(int rung) {
    return policy(rung).policy().mode();
  }
}
