package mailauth.core.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import mailauth.core.report.TlsPolicyType;

/**
 * What senders reported of TLS on the way to a domain (RFC 8460).
 *
 * @param receipts in the order of the time they cover
 * @param sessions how many sessions ended in which way
 */
public record TlsEvidence(List<Receipt> receipts, Map<TlsSighting, Long> sessions) {
  public static final TlsEvidence NONE = new TlsEvidence(List.of(), Map.of());

  public TlsEvidence {
    receipts = List.copyOf(receipts);
    sessions = Map.copyOf(sessions);
  }

  /** What is about that day or later. */
  public TlsEvidence since(LocalDate day) {
    return new TlsEvidence(
        receipts.stream().filter(receipt -> !receipt.day().isBefore(day)).toList(),
        only(sighting -> !sighting.day().isBefore(day)));
  }

  /** What is about one kind of policy. */
  public TlsEvidence of(TlsPolicyType policy) {
    return new TlsEvidence(receipts, only(sighting -> sighting.policy() == policy));
  }

  public Optional<Instant> firstReport() {
    return receipts.stream().map(Receipt::begin).min(Instant::compareTo);
  }

  public Optional<Instant> lastReport() {
    return receipts.stream().map(Receipt::end).max(Instant::compareTo);
  }

  public Set<String> reporters() {
    return receipts.stream().map(Receipt::reporter).collect(Collectors.toCollection(TreeSet::new));
  }

  public int reportDays() {
    return (int) receipts.stream().map(Receipt::day).distinct().count();
  }

  public long successful() {
    return sum(sighting -> sighting.failure().isEmpty());
  }

  public long failed() {
    return sum(sighting -> sighting.failure().isPresent());
  }

  /** How many sessions failed, by the result types of RFC 8460 section 4.3. */
  public SortedMap<String, Long> failures() {
    var failures = new TreeMap<String, Long>();
    sessions.forEach((sighting, count) ->
        sighting.failure().ifPresent(type -> failures.merge(type, count, Long::sum)));
    return failures;
  }

  private long sum(Predicate<TlsSighting> counts) {
    return only(counts).values().stream().mapToLong(Long::longValue).sum();
  }

  private Map<TlsSighting, Long> only(Predicate<TlsSighting> wanted) {
    return sessions.entrySet().stream()
        .filter(entry -> wanted.test(entry.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
