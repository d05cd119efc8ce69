package mailauth.core.plan;

import java.util.Optional;
import mailauth.core.dns.Name;

/** The verdicts on a record that goes as a whole, because nobody declares it any more. */
final class LeavingGates {
  private static final int DAYS = 30;

  private final Picture picture;

  LeavingGates(Picture picture) {
    this.picture = picture;
  }

  Optional<Gate> of(Change change) {
    return switch (change.purpose()) {
      case DMARC ->
          Optional.of(
              new Gate(
                  "DMARC_WEAKENED",
                  Gate.Outcome.CONFIRM,
                  "the policy goes, so forged mail passes that was stopped before, and no more"
                      + " reports come"));
      case SPF -> Optional.of(spf(change.key().name()));
      case DANE ->
          Optional.of(
              new Gate(
                  "DANE_KEY_REMOVED",
                  Gate.Outcome.CONFIRM,
                  "all pinned keys go, so senders no longer tell the host from an impostor; let it"
                      + " present its key until twice the TTL has passed"));
      case DKIM,
          SERVICE,
          ADDITION,
          SPF_PIECE,
          NULL_MX,
          TLS_RPT,
          MTA_STS,
          BIMI,
          REPORT_AUTHORIZATION ->
          Optional.empty();
    };
  }

  /** Without a record nobody passes, and what hangs on SPF alone fails DMARC. */
  private Gate spf(Name name) {
    var evidence = picture.evidence();
    var since = evidence.isEmpty() ? picture.date() : evidence.reportDays().last().minusDays(DAYS);
    long hanging =
        evidence
            .since(since)
            .where(o ->
                o.sighting().hangsOnSpf()
                    && o.sighting().envelope().filter(e -> e.domain().equals(name)).isPresent())
            .tally()
            .messages();
    return hanging == 0
        ? new Gate(
            "SPF_AUTHORIZATION_REMOVED",
            Gate.Outcome.CONFIRM,
            "the SPF record goes, so nobody passes SPF for %s any more".formatted(name))
        : new Gate(
            "SPF_AUTHORIZATION_REMOVED",
            Gate.Outcome.BLOCK,
            "the SPF record goes, and %,d messages of the last %d days of reports passed by it alone; keep it, or"
                    .formatted(hanging, DAYS)
                + " have their senders sign first");
  }
}
