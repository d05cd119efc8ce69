package mailauth.core.evidence;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import mailauth.core.config.InventoryConfig;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.Name;
import mailauth.core.ip.IpSet;

/**
 * What is known of a domain's mail. It is narrowed step by step, then counted: {@code
 * evidence.since(day).of(Source.Kind.DECLARED).tally().dmarcRate()}.
 *
 * @param domain the declared domain; names below it are counted in
 * @param receipts the DMARC reports, in the order of the time they cover
 * @param observations what they say
 * @param tls what TLS reports say
 */
public record Evidence(
    Name domain, List<Receipt> receipts, List<Observation> observations, TlsEvidence tls) {
  public Evidence {
    receipts = List.copyOf(receipts);
    observations = List.copyOf(observations);
  }

  /** The evidence on a domain of which nothing was reported. */
  public static Evidence none(Name domain) {
    return new Evidence(domain, List.of(), List.of(), TlsEvidence.NONE);
  }

  /** Whether there is no DMARC report. */
  public boolean isEmpty() {
    return receipts.isEmpty();
  }

  /** What is about that day or later. */
  public Evidence since(LocalDate day) {
    return new Evidence(
        domain,
        receipts.stream().filter(receipt -> !receipt.day().isBefore(day)).toList(),
        observations.stream().filter(o -> !o.sighting().day().isBefore(day)).toList(),
        tls.since(day));
  }

  /** What receivers saw while this policy was published. */
  public Evidence under(Policy policy) {
    return new Evidence(
        domain,
        receipts.stream().filter(receipt -> receipt.published() == policy).toList(),
        observations.stream().filter(o -> o.sighting().published() == policy).toList(),
        tls);
  }

  /** The same reports, and only the observations that are wanted. */
  public Evidence where(Predicate<Observation> wanted) {
    return new Evidence(domain, receipts, observations.stream().filter(wanted).toList(), tls);
  }

  /** The same, with sources that are no senders told apart as the YAML does. */
  public Evidence explained(Map<String, InventoryConfig.Kind> sources) {
    if (sources.isEmpty()) {
      return this;
    }
    var explained = new Explained(sources);
    return new Evidence(domain, receipts, observations.stream().map(explained::of).toList(), tls);
  }

  public Evidence of(Source source) {
    return where(observation -> observation.source().equals(source));
  }

  public Evidence of(Source.Kind kind) {
    return where(observation -> observation.source().kind() == kind);
  }

  /** What came from these addresses. */
  public Evidence from(IpSet addresses) {
    return where(observation -> addresses.contains(observation.sighting().source()));
  }

  /** What people saw as mail of exactly this name. */
  public Evidence headerFrom(Name name) {
    return where(observation -> observation.sighting().headerFrom().equals(name));
  }

  public Tally tally() {
    return Tally.of(observations);
  }

  /** The sums by who sent. */
  public SortedMap<Source, Tally> bySource() {
    return by(Observation::source);
  }

  /** The sums by the domain that people saw. */
  public SortedMap<Name, Tally> byHeaderFrom() {
    return by(observation -> observation.sighting().headerFrom());
  }

  /** The sums by day. */
  public SortedMap<LocalDate, Tally> byDay() {
    return by(observation -> observation.sighting().day());
  }

  /** Where the first report's time begins. */
  public Optional<Instant> firstReport() {
    return receipts.stream().map(Receipt::begin).min(Instant::compareTo);
  }

  /** Where the last report's time ends. */
  public Optional<Instant> lastReport() {
    return receipts.stream().map(Receipt::end).max(Instant::compareTo);
  }

  /** The organisations that report. */
  public SortedSet<String> reporters() {
    return receipts.stream().map(Receipt::reporter).collect(toCollection(TreeSet::new));
  }

  /** The days that any report is about. */
  public SortedSet<LocalDate> reportDays() {
    return receipts.stream().map(Receipt::day).collect(toCollection(TreeSet::new));
  }

  /** When a signature with that selector last passed. */
  public Optional<LocalDate> lastPass(Name signer, String selector) {
    return observations.stream()
        .map(Observation::sighting)
        .filter(sighting ->
            sighting.valid().stream()
                .anyMatch(s -> s.domain().equals(signer) && s.selector().equals(selector)))
        .map(Sighting::day)
        .max(LocalDate::compareTo);
  }

  private <K extends Comparable<? super K>> SortedMap<K, Tally> by(Function<Observation, K> key) {
    return observations.stream()
        .collect(groupingBy(key, TreeMap::new, collectingAndThen(toList(), Tally::of)));
  }
}
