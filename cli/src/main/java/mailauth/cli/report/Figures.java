package mailauth.cli.report;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import mailauth.core.evidence.Evidence;

/** Figures as people read them. */
final class Figures {
  private Figures() {}

  /** A share with one digit, rounded down: what fails a little is never 100 %. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", Math.floor(share * 1000) / 10);
  }

  static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  static String count(long count, String one, String many) {
    return number(count) + " " + (count == 1 ? one : many);
  }

  static String day(Optional<LocalDate> day) {
    return day.map(LocalDate::toString).orElse("never");
  }

  /** What the rest rests on: {@code 900 messages in 12 reports of 3 reporters, FIRST to LAST}. */
  static String basis(Evidence evidence) {
    if (evidence.isEmpty()) {
      return "no DMARC reports";
    }
    var days = evidence.reportDays();
    return "%s in %s of %s, %s to %s"
        .formatted(
            count(evidence.tally().messages(), "message", "messages"),
            count(evidence.receipts().size(), "report", "reports"),
            count(evidence.reporters().size(), "reporter", "reporters"),
            days.first(),
            days.last());
  }

  /** The same of TLS reports; empty where there are none. */
  static Optional<String> tls(Evidence evidence) {
    var tls = evidence.tls();
    if (tls.receipts().isEmpty()) {
      return Optional.empty();
    }
    var sentence =
        "TLS: %s well, %s failed, in %s of %s"
            .formatted(
                count(tls.successful(), "session went", "sessions went"),
                number(tls.failed()),
                count(tls.receipts().size(), "report", "reports"),
                count(tls.reporters().size(), "reporter", "reporters"));
    return Optional.of(
        tls.failures().entrySet().stream()
            .map(failure -> failure.getKey() + " " + number(failure.getValue()))
            .reduce((some, more) -> some + ", " + more)
            .map(failures -> sentence + ": " + failures)
            .orElse(sentence));
  }
}
