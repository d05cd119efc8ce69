package mailauth.core.rollout;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.Name;
import mailauth.core.evidence.Evidence;
import mailauth.core.evidence.Observation;
import mailauth.core.evidence.Receipt;
import mailauth.core.evidence.Source;
import mailauth.core.evidence.Tally;

/**
 * What was reported of one name's mail while one stage stood: only reports that begin after it was
 * entered, and whose reporter saw its policy.
 *
 * @param evidence what is counted
 * @param history the same mail, whatever stage stood
 */
record Window(Scope scope, Evidence evidence, Evidence history, Instant now) {
  /** How long reports may stay away. */
  static final Duration RECENT = Duration.ofDays(7);

  private static final int ENOUGH = 20;

  /**
   * Whose mail it is.
   *
   * @param senders the declared senders, as evidence calls them
   */
  record Scope(Name name, Predicate<Name> isElsewhere, Set<String> senders) {
    /** Whether a name that people saw falls under the policy of this name. */
    boolean covers(Name headerFrom) {
      return headerFrom.isWithin(name) && !isElsewhere.test(headerFrom);
    }
  }

  /**
   * What belongs to a stage.
   *
   * @param policy what reporters saw; empty if that tells nothing
   */
  static Window of(
      Evidence all, Scope scope, Optional<Policy> policy, Optional<Instant> since, Instant now) {
    var seen = policy.map(all::under).orElse(all);
    var inside = since.map(moment -> after(seen, moment)).orElse(seen);
    Predicate<Observation> covered = o -> scope.covers(o.sighting().headerFrom());
    return new Window(scope, inside.where(covered), all.where(covered), now);
  }

  private static Evidence after(Evidence evidence, Instant since) {
    var receipts =
        evidence.receipts().stream().filter(receipt -> !receipt.begin().isBefore(since)).toList();
    // Sightings know their day only, and mail of the first day may be older than the stage.
    var day = day(since).plusDays(1);
    var sightings =
        evidence.observations().stream().filter(o -> !o.sighting().day().isBefore(day)).toList();
    return new Evidence(evidence.domain(), receipts, sightings, evidence.tls());
  }

  /** The clock of a stage starts with the first report of it. */
  Optional<Instant> start() {
    return evidence.firstReport();
  }

  Name name() {
    return scope.name();
  }

  /** The last days of it. */
  Window recent(Duration days) {
    return new Window(scope, evidence.since(day(now.minus(days))), history, now);
  }

  SortedSet<String> reporters() {
    return evidence.reporters();
  }

  int reportDays() {
    return evidence.reportDays().size();
  }

  Optional<Instant> lastReport() {
    return evidence.receipts().stream().map(Receipt::end).max(Instant::compareTo);
  }

  /** Mail of declared senders, however it fares; what a list or an alias spoilt does not count. */
  Evidence ours() {
    return evidence.where(observation -> isOurs(observation) && !isSpoilt(observation));
  }

  /** Mail of ours that SPF judged by this very name, where what fails may bounce unreported. */
  Window bounced() {
    var judged =
        evidence.where(o ->
            o.sighting()
                .envelope()
                .filter(envelope -> envelope.domain().equals(scope.name()))
                .isPresent());
    return new Window(scope, judged, history, now);
  }

  private boolean isOurs(Observation observation) {
    var source = observation.source();
    return source.kind() == Source.Kind.DECLARED
        || (source.kind() == Source.Kind.KNOWN && scope.senders().contains(source.label()));
  }

  private static boolean isSpoilt(Observation observation) {
    return !observation.sighting().passes()
        && observation.sighting().override().filter(reason -> reason.isForwarding()).isPresent();
  }

  /** How each declared sender fared on the last day that it was seen, whatever stage stood. */
  SortedMap<String, Tally> lastSeen() {
    var last = new TreeMap<String, Tally>();
    var whole = new Window(scope, history, history, now).ours();
    whole
        .bySource()
        .forEach((source, tally) ->
            last.put(
                source.label(),
                whole.of(source).since(tally.last().orElse(LocalDate.MIN)).tally()));
    return last;
  }

  /** The declared senders of which no message passed. */
  SortedSet<String> unseen() {
    var unseen = new TreeSet<>(scope.senders());
    ours()
        .bySource()
        .forEach((source, tally) -> {
          if (tally.dmarc() > 0) {
            unseen.remove(source.label());
          }
        });
    return unseen;
  }

  /** Whether a sum says enough to speak of a rate. */
  static boolean isEnough(Tally tally) {
    return tally.messages() >= ENOUGH;
  }

  static Instant begin(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }
}
