package mailauth.core.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailauth.core.config.DmarcStage;
import mailauth.core.dmarc.Policy;
import mailauth.core.posture.Thresholds;
import mailauth.core.report.OverrideReason;

/**
 * What must be so before a name's DMARC policy becomes stricter, by a rollout or by hand.
 *
 * @param from what stands today; empty if no policy does
 * @param since when it was first seen to stand; empty if nobody remembers
 * @param window what was reported of it
 * @param wanted what must be seen of it
 * @param asksForReports whether today's record names an address for reports
 * @param posts whether the YAML says that people post to mailing lists
 */
record DmarcConditions(
    Optional<DmarcStage> from,
    Optional<Instant> since,
    Window window,
    Thresholds wanted,
    boolean asksForReports,
    boolean posts) {
  /** Little mail may go on after this long, once every declared sender was seen to pass. */
  private static final Duration LOW_VOLUME = Duration.ofDays(30);

  private static final Duration TWO_WEEKS = Duration.ofDays(14);
  private static final long LITTLE = 100;
  private static final int SOME = 3;

  /** What the step to another stage needs; nothing if it is not stricter. */
  List<Condition> to(DmarcStage next) {
    var today = from.orElse(DmarcStage.WATCHING);
    if (today.isAtLeast(next)) {
      return List.of();
    }
    var conditions = new ArrayList<Condition>();
    conditions.add(order(today, next));
    if (from.isEmpty()) {
      return conditions;
    }
    var standing = new Standing(0, from.map(DmarcStage::text), since);
    conditions.add(
        new Dwell("DMARC_DWELL", standing, wanted.dwell(), window.start(), window.now())
            .condition());
    conditions.add(reports());
    conditions.add(evidence());
    conditions.add(passRate());
    if (today.policy() != Policy.NONE) {
      conditions.add(NewSenders.condition(window));
    }
    if (next.sp().compareTo(today.sp()) > 0 || next.np().compareTo(today.np()) > 0) {
      conditions.add(subdomains());
    }
    if (next.policy() == Policy.REJECT) {
      mailingLists().ifPresent(conditions::add);
    }
    return conditions;
  }

  /** Lists change messages and so spoil signatures; whoever rejects loses what they pass on. */
  private Optional<Condition> mailingLists() {
    long messages =
        window
            .evidence()
            .where(o ->
                o.sighting().override().filter(OverrideReason.MAILING_LIST::equals).isPresent())
            .tally()
            .messages();
    return messages == 0 && !posts
        ? Optional.empty()
        : Optional.of(
            new Condition(
                "DMARC_MAILING_LISTS",
                Condition.Verdict.CONFIRM,
                "people post to mailing lists (%s), and with reject some of that is lost (RFC 9989"
                        .formatted(posted(messages))
                    + " section 7.4): stay with quarantine, or have them post from a subdomain",
                Optional.empty()));
  }

  private String posted(long messages) {
    if (messages == 0) {
      return "the YAML says so";
    }
    return (posts ? "the YAML says so; " : "") + "%,d messages in reports".formatted(messages);
  }

  private Condition order(DmarcStage today, DmarcStage next) {
    boolean fromNothing = from.isEmpty() && next.policy() != Policy.NONE;
    boolean skips = today.policy() == Policy.NONE && next.policy() == Policy.REJECT;
    return Condition.of(
        "DMARC_STAGE_SKIPPED",
        !fromNothing && !skips,
        fromNothing
            ? "no policy stands today: publish none first, and go on once reports show who sends"
            : skips
                ? "from none to reject at once, where mail that quarantine would have shown is"
                    + " lost: publish quarantine first"
                : "no stage is skipped from %s to %s".formatted(today.text(), next.text()),
        Optional.empty());
  }

  private Condition reports() {
    if (!asksForReports) {
      return Condition.of(
          "DMARC_REPORTS_MISSING",
          false,
          "today's record asks for no reports, so nobody sees what fails: publish 'reports' first",
          Optional.empty());
    }
    int needed = isLow() ? 1 : wanted.reporters();
    var recent = isLow() ? TWO_WEEKS : Window.RECENT;
    int reporters = window.recent(recent).reporters().size();
    return Condition.of(
        "DMARC_REPORTS_MISSING",
        reporters >= needed,
        "reports of the last %d days come from %d of the %d reporters needed%s"
            .formatted(
                recent.toDays(),
                reporters,
                needed,
                reporters >= needed
                    ? ""
                    : window
                        .lastReport()
                        .map(last -> "; the last is of " + Window.day(last.minusSeconds(1)))
                        .orElse("")),
        Optional.empty());
  }

  private Condition evidence() {
    var fresh = window.recent(recently());
    var ours = fresh.ours().tally();
    int days = fresh.reportDays();
    var unseen = window.unseen();
    boolean enough = days >= wanted.reportDays() && ours.messages() >= wanted.messages();
    if (enough || isLow()) {
      return Condition.met(
          "DMARC_EVIDENCE",
          "%d days of reports show %,d messages of declared senders%s"
              .formatted(days, ours.messages(), enough ? "" : "; all of them pass"));
    }
    var low = window.start().map(start -> start.plus(LOW_VOLUME));
    boolean waits = unseen.isEmpty() && ours.messages() < wanted.messages();
    return Condition.of(
        "DMARC_EVIDENCE",
        false,
        "%d of %d days of reports, and %,d of %,d messages of declared senders%s"
            .formatted(
                days,
                wanted.reportDays(),
                ours.messages(),
                wanted.messages(),
                ours.messages() >= wanted.messages()
                    ? ""
                    : unseen.isEmpty()
                        ? "; with so little mail, 30 days do"
                        : "; not yet seen to pass: " + String.join(", ", unseen)),
        waits ? low : Optional.of(window.now().plus(Duration.ofDays(wanted.reportDays() - days))));
  }

  /** What is older than this counts no more: it says little of a stage in which reports stopped. */
  private Duration recently() {
    var twice = wanted.dwell().multipliedBy(2);
    return twice.compareTo(LOW_VOLUME) > 0 ? twice : LOW_VOLUME;
  }

  /** A firm with little mail goes on once each sender was seen, after a month. */
  private boolean isLow() {
    return window.ours().tally().messages() < Math.max(wanted.messages(), LITTLE)
        && window.unseen().isEmpty()
        && window.start().filter(s -> !window.now().isBefore(s.plus(LOW_VOLUME))).isPresent();
  }

  private Condition passRate() {
    var ours = window.recent(recently()).ours();
    var all = ours.tally();
    if (all.messages() == 0) {
      return new Condition(
          "DMARC_PASS_RATE",
          Condition.Verdict.UNKNOWN,
          "no report shows a message of a declared sender, so nobody knows what passes",
          Optional.empty());
    }
    var lagging = new ArrayList<String>();
    ours.bySource()
        .forEach((source, tally) -> {
          if (Window.isEnough(tally) && tally.dmarcRate() * 100 < wanted.senderRate()) {
            lagging.add("%s %s".formatted(source.label(), percent(tally.dmarcRate())));
          }
        });
    window
        .lastSeen()
        .forEach((label, last) -> {
          if (last.messages() >= SOME && last.dmarcRate() * 100 < wanted.senderRate()) {
            lagging.add("%s when last seen, on %s".formatted(label, last.last().orElseThrow()));
          }
        });
    boolean met = all.dmarcRate() * 100 >= wanted.passRate() && lagging.isEmpty();
    return Condition.of(
        "DMARC_PASS_RATE",
        met,
        "%s of %,d messages of declared senders pass, of %d %% needed%s"
            .formatted(
                percent(all.dmarcRate()),
                all.messages(),
                wanted.passRate(),
                lagging.isEmpty()
                    ? ""
                    : "; below %d %%: %s"
                        .formatted(wanted.senderRate(), String.join(", ", lagging))),
        Optional.empty());
  }

  private Condition subdomains() {
    var names = new ArrayList<String>();
    window
        .ours()
        .byHeaderFrom()
        .forEach((name, tally) -> {
          if (!name.equals(window.name()) && tally.failing() > 0) {
            names.add("%s (%,d)".formatted(name, tally.failing()));
          }
        });
    return Condition.of(
        "DMARC_SUBDOMAINS_FAIL",
        names.isEmpty(),
        names.isEmpty()
            ? "no message of a declared sender fails below the name"
            : "messages of declared senders fail below the name: " + String.join(", ", names),
        Optional.empty());
  }

  static String percent(double rate) {
    // Rounded down, because 99.96 % is not all of it.
    return "%.1f %%".formatted(Math.floor(rate * 1000) / 10);
  }
}
