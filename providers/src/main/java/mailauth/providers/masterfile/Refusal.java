package mailauth.providers.masterfile;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Reading;
import mailauth.providers.host.Replacement;

/** Why a zone does not take a replacement. */
final class Refusal {
  private static final long LONGEST_TTL = 0x7fffffffL;
  private static final int LONGEST_DATA = 65_535;

  /** What DNSSEC puts beside a CNAME (RFC 4034 section 2.5). */
  private static final Set<String> BESIDE_CNAME = Set.of("CNAME", "RRSIG", "NSEC");

  private Refusal() {}

  /**
   * The outcome of a replacement that is not to be carried out; empty if it is.
   *
   * @throws mailauth.providers.host.HostException if the zone cannot say what stands there
   */
  static Optional<Outcome> of(Zone zone, Replacement replacement) {
    var reading = zone.reading(replacement.key());
    if (!asExpected(reading, replacement)) {
      return Optional.of(new Outcome.Stale(reading));
    }
    return Stream.of(
            replacement.wanted().flatMap(Refusal::unfit),
            replacement.wanted().flatMap(wanted -> besideOthers(zone, wanted)),
            delegated(zone, replacement),
            includedTwice(zone, replacement),
            withoutSoa(zone),
            signed(zone))
        .flatMap(Optional::stream)
        .findFirst()
        .map(Outcome.Failed::new);
  }

  private static boolean asExpected(Reading reading, Replacement replacement) {
    var expected = replacement.expected();
    if (reading instanceof Reading.Alias) {
      return expected.isEmpty() && replacement.wanted().isEmpty();
    }
    var found = reading.found();
    return expected.isEmpty()
        ? found.isEmpty()
        : found.filter(expected.get()::sameRecords).isPresent();
  }

  private static Optional<String> unfit(RRset wanted) {
    if (wanted.ttl() < 0 || wanted.ttl() > LONGEST_TTL) {
      return Optional.of(
          "a TTL of %d seconds; 0 to %d are possible".formatted(wanted.ttl(), LONGEST_TTL));
    }
    if (wanted.type() == RecordType.CNAME && wanted.records().size() > 1) {
      return Optional.of("%s can be an alias of one name only".formatted(wanted.name()));
    }
    return wanted.records().stream()
        .filter(rdata -> rdata instanceof Txt txt && length(txt) > LONGEST_DATA)
        .map(rdata -> "the TXT value at %s is longer than a record can be".formatted(wanted.name()))
        .findFirst();
  }

  private static int length(Txt txt) {
    return txt.strings().stream().mapToInt(string -> 1 + string.length()).sum();
  }

  private static Optional<String> besideOthers(Zone zone, RRset wanted) {
    if (wanted.type() != RecordType.CNAME) {
      return Optional.empty();
    }
    return zone.records(wanted.name()).stream()
        .filter(record -> !BESIDE_CNAME.contains(record.type()))
        .map(record ->
            "%s has a %s record, and a CNAME stands alone at its name"
                .formatted(wanted.name(), record.type()))
        .findFirst();
  }

  private static Optional<String> delegated(Zone zone, Replacement replacement) {
    return zone.cutAbove(replacement.key().name())
        .filter(cut ->
            !(replacement.key().type() == RecordType.NS && replacement.key().name().equals(cut)))
        .map(cut ->
            "%s is delegated by %s; write to the zone %s itself"
                .formatted(replacement.key().name(), zone.main().shown(), cut));
  }

  private static Optional<String> includedTwice(Zone zone, Replacement replacement) {
    return zone.records(replacement.key()).stream()
        .map(ResourceRecord::source)
        .filter(source -> Collections.frequency(zone.sources(), source) > 1)
        .map(source ->
            "%s holds %s and is included more than once; edit it by hand"
                .formatted(source.shown(), replacement.key()))
        .findFirst();
  }

  private static Optional<String> withoutSoa(Zone zone) {
    return zone.soa().isPresent()
        ? Optional.empty()
        : Optional.of("%s has no SOA record".formatted(zone.main().shown()));
  }

  private static Optional<String> signed(Zone zone) {
    return zone.records().stream()
        .filter(record -> record.type().equals("RRSIG"))
        .map(record ->
            "%s is signed, and an edit would break its signatures; give the unsigned file"
                .formatted(record.source().shown()))
        .findFirst();
  }
}
