package mailauth.core.adoption;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mailauth.core.bimi.BimiRecord;
import mailauth.core.dmarc.DmarcRecord;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.mtasts.MtaStsRecord;
import mailauth.core.plan.Observation;
import mailauth.core.spf.SpfRecord;
import mailauth.core.tlsrpt.TlsRptRecord;

/** The records of a domain, as far as they are known; aliases as they are, not followed. */
public final class Standing {
  static final String KEYS = "._domainkey.";
  private static final Pattern HOST =
      Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)*[a-z0-9]([a-z0-9-]*[a-z0-9])?");

  private final Name domain;
  private final Map<RRsetKey, RRset> present;

  private Standing(Name domain, Map<RRsetKey, RRset> present) {
    this.domain = domain;
    this.present = Collections.unmodifiableMap(present);
  }

  /** Leaves out what belongs to other zones: what is elsewhere, and what is delegated away. */
  public static Standing of(Name domain, Collection<RRset> rrsets) {
    var cuts =
        rrsets.stream()
            .filter(rrset -> rrset.type() == RecordType.NS && !rrset.name().equals(domain))
            .map(RRset::name)
            .toList();
    var present = new TreeMap<RRsetKey, RRset>();
    rrsets.stream()
        .filter(rrset -> rrset.name().isWithin(domain))
        .filter(rrset -> cuts.stream().noneMatch(cut -> rrset.name().isWithin(cut)))
        .forEach(rrset -> present.merge(rrset.key(), rrset, Standing::both));
    return new Standing(domain, present);
  }

  private static RRset both(RRset one, RRset other) {
    var records = new ArrayList<>(one.records());
    records.addAll(other.records());
    return new RRset(one.name(), one.type(), one.ttl(), records);
  }

  public Name domain() {
    return domain;
  }

  public Collection<RRset> rrsets() {
    return present.values();
  }

  Observation observation() {
    return new Observation(present);
  }

  Optional<RRset> rrset(Name name, RecordType type) {
    return Optional.ofNullable(present.get(new RRsetKey(name, type)));
  }

  /** The TXT values at the name itself. */
  List<Txt> texts(Name name) {
    return rrset(name, RecordType.TXT).stream()
        .flatMap(rrset -> rrset.records().stream())
        .map(Txt.class::cast)
        .toList();
  }

  /** The RRsets below {@code _domainkey} of a name, whoever wrote them. */
  List<RRset> keys(Name name) {
    return present.values().stream()
        .filter(rrset -> rrset.type() == RecordType.TXT || rrset.type() == RecordType.CNAME)
        .filter(rrset -> rrset.name().text().endsWith(KEYS + name.text()))
        .toList();
  }

  /** The names below the domain that have records of their own about mail. */
  public SequencedSet<Name> mailNames() {
    var names = new TreeSet<Name>();
    present.values().stream().flatMap(Standing::speaksOf).forEach(names::add);
    names.remove(domain);
    names.removeIf(name -> !isHost(name));
    return new LinkedHashSet<>(names);
  }

  private boolean isHost(Name name) {
    return name.isWithin(domain) && HOST.matcher(name.relativeTo(domain)).matches();
  }

  private static Stream<Name> speaksOf(RRset rrset) {
    var owner = owner(rrset.name());
    var labels =
        rrset.name().text().substring(0, rrset.name().text().length() - owner.text().length());
    boolean speaks =
        switch (labels) {
          case "" -> any(rrset, SpfRecord::isSpf);
          case "_dmarc." -> any(rrset, DmarcRecord::isDmarc);
          case "_mta-sts." -> any(rrset, MtaStsRecord::isMtaSts);
          case "_smtp._tls." -> any(rrset, TlsRptRecord::isTlsRpt);
          case "default._bimi." -> any(rrset, BimiRecord::isBimi);
          default -> labels.endsWith(KEYS) && isKey(rrset);
        };
    return speaks ? Stream.of(owner) : Stream.empty();
  }

  private static boolean isKey(RRset rrset) {
    return rrset.type() == RecordType.CNAME || rrset.type() == RecordType.TXT;
  }

  private static boolean any(RRset rrset, Predicate<String> kind) {
    return rrset.type() == RecordType.TXT
        && rrset.records().stream().anyMatch(record -> kind.test(((Txt) record).joined()));
  }

  /** The name that a record is about: what stands right of the labels with an underscore. */
  static Name owner(Name name) {
    int mark = Math.max(name.text().lastIndexOf("._"), name.text().startsWith("_") ? 0 : -1);
    if (mark < 0) {
      return name;
    }
    int dot = name.text().indexOf('.', mark + 1);
    return dot < 0 ? name : new Name(name.text().substring(dot + 1));
  }
}
