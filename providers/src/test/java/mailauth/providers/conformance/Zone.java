package mailauth.providers.conformance;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;

/**
 * A fresh zone: a SOA, {@link #ns} and these RRsets.
 *
 * @param shouted whether all names are stored in capitals, which DNS takes for the same
 */
public record Zone(Name apex, List<RRset> rrsets, boolean shouted) {
  private static final long TTL = 3600;

  public Zone {
    rrsets = List.copyOf(rrsets);
  }

  public static Zone of(Name apex, RRset... rrsets) {
    return new Zone(apex, List.of(rrsets), false);
  }

  /** This many empty zones, {@code z0.example} and on. */
  public static Zone[] many(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Zone.of(Name.of("z%d.example".formatted(i))))
        .toArray(Zone[]::new);
  }

  /** The same zone with its names in capitals. */
  public Zone shout() {
    return new Zone(apex, rrsets, true);
  }

  /** The RRset of its name server, whose address no test's zone has to hold. */
  public RRset ns() {
    return RRset.of(apex, RecordType.NS, TTL, new Rdata.Host(Name.of("ns1.example.org")));
  }

  /** The zone as a master file (RFC 1035 section 5) with absolute names only. */
  public String masterFile() {
    return "%s %d IN SOA ns1.example.org. hostmaster.example.org. 1 7200 3600 1209600 3600\n"
            .formatted(apex.absolute(), TTL)
        + lines(ns())
        + rrsets.stream().map(this::lines).collect(joining());
  }

  private String lines(RRset rrset) {
    return rrset.records().stream()
        .map(rdata ->
            "%s %d IN %s %s\n"
                .formatted(cased(rrset.name()), rrset.ttl(), rrset.type(), cased(rdata)))
        .collect(joining());
  }

  private String cased(Name name) {
    return shouted ? name.absolute().toUpperCase(Locale.ROOT) : name.absolute();
  }

  private String cased(Rdata rdata) {
    boolean isName = !(rdata instanceof Txt);
    return shouted && isName ? rdata.toString().toUpperCase(Locale.ROOT) : rdata.toString();
  }
}
