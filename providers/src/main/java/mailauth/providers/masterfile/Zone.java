package mailauth.providers.masterfile;

import static java.util.stream.Collectors.toCollection;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Reading;
import org.jspecify.annotations.Nullable;

/** A zone as its files hold it. */
public final class Zone {
  static final int SOA_SERIAL = 2;

  private final Source main;
  private final @Nullable String startOrigin;
  private final Includes includes;
  private final Contents contents;

  /**
   * What the files say.
   *
   * @param sources the main file and those it includes, in the order they are read
   * @param records in the order they are read
   * @param end where the main file's last line ends
   */
  record Contents(
      List<Source> sources, List<ResourceRecord> records, List<Generate> generates, End end) {}

  /** The end of a file's last line, and what its directives say there. */
  record End(int offset, Scope scope) {}

  private Zone(Source main, @Nullable String startOrigin, Includes includes) {
    this.main = main;
    this.startOrigin = startOrigin;
    this.includes = includes;
    this.contents = Parser.parse(main, startOrigin, includes);
  }

  /**
   * Reads a zone.
   *
   * @param origin the zone's name as the name server's configuration gives it; empty if only the
   *     file says
   * @throws HostException if a file is malformed; the message begins with its place
   */
  public static Zone parse(Source main, Optional<Name> origin, Includes includes) {
    return new Zone(main, origin.map(Name::text).orElse(null), includes);
  }

  public Source main() {
    return main;
  }

  /** The main file and those it includes, in the order they are read. */
  public List<Source> sources() {
    return contents.sources();
  }

  /** The zone's name, its SOA's owner; empty if there is no SOA. */
  public Optional<Name> apex() {
    return soa().flatMap(soa -> plain(soa.owner()));
  }

  /**
   * The name that the file's records are below: its SOA's owner, or else the first {@code $ORIGIN}
   * of a file that has no SOA, as tools write who print a zone to be read by others.
   */
  public Optional<Name> name() {
    return apex()
        .or(() ->
            records().stream()
                .flatMap(record -> Stream.ofNullable(record.scope().origin()))
                .findFirst()
                .flatMap(Zone::plain));
  }

  /** Whether a {@code $GENERATE} makes more records than {@link #rrsets} has. */
  public boolean generates() {
    return !contents.generates().isEmpty();
  }

  /** All RRsets of types and names that mail authentication can use, as they are written out. */
  public List<RRset> rrsets() {
    var byKey = new LinkedHashMap<RRsetKey, RRset>();
    for (var record : records()) {
      record
          .key()
          .filter(key -> !byKey.containsKey(key))
          .flatMap(this::usable)
          .ifPresent(rrset -> byKey.put(rrset.key(), rrset));
    }
    return List.copyOf(byKey.values());
  }

  private Optional<RRset> usable(RRsetKey key) {
    return records(key).stream().allMatch(record -> record.rdata().isPresent())
        ? rrset(key)
        : Optional.empty();
  }

  /**
   * What stands under a key.
   *
   * @throws HostException if a {@code $GENERATE} may make such records, or a name is one that
   *     {@link Name} cannot hold
   */
  public Reading reading(RRsetKey key) {
    for (var generate : contents.generates()) {
      if (generate.mayMake(key)) {
        throw generate
            .line()
            .source()
            .wrong(
                generate.line().start(),
                "this $GENERATE may make %s; write its records out".formatted(key));
      }
    }
    var own = rrset(key);
    if (own.isPresent()) {
      return new Reading.Present(own.get());
    }
    return rrset(new RRsetKey(key.name(), RecordType.CNAME))
        .<Reading>map(Reading.Alias::new)
        .orElseGet(Reading.Absent::new);
  }

  /** The files that differ from those of an earlier state, the main file last. */
  public List<Source> changedSince(Zone before) {
    return sources().reversed().stream()
        .filter(source -> !before.sources().contains(source))
        .toList();
  }

  /** The same zone with some of its files edited. */
  Zone with(Map<Path, Source> edited) {
    return new Zone(edited.getOrDefault(main.path(), main), startOrigin, includes.with(edited));
  }

  /** The name at or above this one, below the apex, that is delegated away (RFC 1034 4.2.1). */
  public Optional<Name> cutAbove(Name name) {
    var apex = apex();
    Optional<Name> cut = Optional.empty();
    for (var at = Optional.of(name); at.isPresent() && !at.equals(apex); at = at.get().parent()) {
      if (!records(new RRsetKey(at.get(), RecordType.NS)).isEmpty()) {
        cut = at;
      }
    }
    return cut;
  }

  /** All records, in the order they are read. */
  List<ResourceRecord> records() {
    return contents.records();
  }

  End end() {
    return contents.end();
  }

  Optional<ResourceRecord> soa() {
    return records().stream().filter(record -> record.type().equals("SOA")).findFirst();
  }

  List<ResourceRecord> records(RRsetKey key) {
    return records().stream().filter(record -> record.isOf(key)).toList();
  }

  List<ResourceRecord> records(Name owner) {
    return records().stream().filter(record -> record.owner().equals(owner.text())).toList();
  }

  private Optional<RRset> rrset(RRsetKey key) {
    var found = records(key);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var rdata = found.stream().map(Zone::rdata).collect(toCollection(LinkedHashSet::new));
    long ttl = found.stream().mapToLong(ResourceRecord::ttl).min().orElseThrow();
    return Optional.of(new RRset(key.name(), key.type(), ttl, List.copyOf(rdata)));
  }

  private static Rdata rdata(ResourceRecord record) {
    return record
        .rdata()
        .orElseThrow(() ->
            record.source().wrong(record.dataStart(), "the name here is none that mail can use"));
  }

  private static Optional<Name> plain(String name) {
    try {
      return Optional.of(new Name(name));
    } catch (InvalidName e) {
      return Optional.empty();
    }
  }
}
