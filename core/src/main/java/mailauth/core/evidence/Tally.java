package mailauth.core.evidence;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Sums over observations.
 *
 * @param messages all of them
 * @param dkim those with an aligned DKIM pass
 * @param spf those with an aligned SPF pass
 * @param dmarc those with either
 * @param days on which there were any
 * @param first the first of these days; empty where there are none
 */
public record Tally(
    long messages,
    long dkim,
    long spf,
    long dmarc,
    int days,
    Optional<LocalDate> first,
    Optional<LocalDate> last) {

  public static Tally of(Collection<Observation> observations) {
    var days = new HashSet<LocalDate>();
    observations.forEach(observation -> days.add(observation.sighting().day()));
    return new Tally(
        sum(observations, sighting -> true),
        sum(observations, Sighting::dkim),
        sum(observations, Sighting::spf),
        sum(observations, Sighting::passes),
        days.size(),
        days.stream().min(LocalDate::compareTo),
        days.stream().max(LocalDate::compareTo));
  }

  /** Those that fail DMARC. */
  public long failing() {
    return messages - dmarc;
  }

  /** The share of messages with an aligned DKIM pass, 0 to 1; 0 of none. */
  public double dkimRate() {
    return rate(dkim);
  }

  /** The share of messages with an aligned SPF pass, 0 to 1; 0 of none. */
  public double spfRate() {
    return rate(spf);
  }

  /** The share of messages that pass DMARC, 0 to 1; 0 of none. */
  public double dmarcRate() {
    return rate(dmarc);
  }

  private double rate(long part) {
    return messages == 0 ? 0 : (double) part / messages;
  }

  private static long sum(Collection<Observation> observations, Predicate<Sighting> counts) {
    return observations.stream()
        .filter(observation -> counts.test(observation.sighting()))
        .mapToLong(Observation::messages)
        .sum();
  }
}
