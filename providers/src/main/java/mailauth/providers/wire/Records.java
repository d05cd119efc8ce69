package mailauth.providers.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.ip.IpAddress;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SPFRecord;
import org.xbill.DNS.TLSARecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** Our RRsets as dnsjava's records, and back. */
public final class Records {
  private Records() {}

  public static org.xbill.DNS.Name name(Name name) {
    return org.xbill.DNS.Name.fromConstantString(name.absolute());
  }

  /**
   * A name as the wire has it.
   *
   * @throws InvalidName for names that need escapes; mail authentication has none
   */
  public static Name name(org.xbill.DNS.Name name) {
    return Name.of(name.toString());
  }

  public static int type(RecordType type) {
    return switch (type) {
      case A -> Type.A;
      case AAAA -> Type.AAAA;
      case CNAME -> Type.CNAME;
      case MX -> Type.MX;
      case NS -> Type.NS;
      case PTR -> Type.PTR;
      case SPF -> Type.SPF;
      case TLSA -> Type.TLSA;
      case TXT -> Type.TXT;
    };
  }

  /** An RRset's records, each with its TTL. */
  public static List<Record> of(RRset rrset) {
    return rrset.records().stream()
        .map(rdata -> record(rrset.name(), rrset.type(), rrset.ttl(), rdata))
        .toList();
  }

  /**
   * Picks one RRset out of a section.
   *
   * @return its records in order, each once, with the least of their TTLs (RFC 2181 section 5.2)
   * @throws InvalidName if a record points to a name that cannot be read
   */
  public static Optional<RRset> find(List<Record> section, Name owner, RecordType type) {
    var wireOwner = name(owner);
    int wireType = type(type);
    var rdata = new ArrayList<Rdata>();
    long ttl = Long.MAX_VALUE;
    for (var record : section) {
      if (record.getType() == wireType && record.getName().equals(wireOwner)) {
        rdata.add(rdata(record));
        ttl = Math.min(ttl, record.getTTL());
      }
    }
    return rdata.isEmpty()
        ? Optional.empty()
        : Optional.of(new RRset(owner, type, ttl, rdata.stream().distinct().toList()));
  }

  private static Record record(Name owner, RecordType type, long ttl, Rdata rdata) {
    var name = name(owner);
    return switch (rdata) {
      case Rdata.Address(var ip) -> Record.newRecord(name, type(type), DClass.IN, ttl, ip.octets());
      case Rdata.Host(var host) -> pointer(name, type, ttl, name(host));
      case Rdata.Mx(int preference, var exchange) ->
          new MXRecord(name, DClass.IN, ttl, preference, name(exchange));
      case Rdata.Tlsa(int usage, int selector, int matching, var data) ->
          new TLSARecord(
              name, DClass.IN, ttl, usage, selector, matching, HexFormat.of().parseHex(data));
      case Txt txt -> Record.newRecord(name, type(type), DClass.IN, ttl, octets(txt));
    };
  }

  private static Record pointer(
      org.xbill.DNS.Name owner, RecordType type, long ttl, org.xbill.DNS.Name target) {
    return switch (type) {
      case CNAME -> new CNAMERecord(owner, DClass.IN, ttl, target);
      case NS -> new NSRecord(owner, DClass.IN, ttl, target);
      case PTR -> new PTRRecord(owner, DClass.IN, ttl, target);
      default -> throw new IllegalArgumentException(type + " does not hold a single name");
    };
  }

  private static Rdata rdata(Record record) {
    return switch (record) {
      case CNAMERecord cname -> new Rdata.Host(name(cname.getTarget()));
      case NSRecord ns -> new Rdata.Host(name(ns.getTarget()));
      case PTRRecord ptr -> new Rdata.Host(name(ptr.getTarget()));
      case MXRecord mx -> new Rdata.Mx(mx.getPriority(), name(mx.getTarget()));
      case TLSARecord tlsa ->
          new Rdata.Tlsa(
              tlsa.getCertificateUsage(),
              tlsa.getSelector(),
              tlsa.getMatchingType(),
              HexFormat.of().formatHex(tlsa.getCertificateAssociationData()));
      case TXTRecord txt -> new Txt(strings(txt.getStringsAsByteArrays()));
      case SPFRecord spf -> new Txt(strings(spf.getStringsAsByteArrays()));
      // A and AAAA: their octets, because dnsjava's getAddress turns ::ffff:0:0/96 into IPv4.
      default -> new Rdata.Address(IpAddress.ofOctets(record.rdataToWireCanonical()));
    };
  }

  private static List<String> strings(List<byte[]> octets) {
    var strings = octets.stream().map(string -> new String(string, ISO_8859_1)).toList();
    return strings.isEmpty() ? List.of("") : strings;
  }

  private static byte[] octets(Txt txt) {
    var octets = new ByteArrayOutputStream();
    for (var string : txt.strings()) {
      octets.write(string.length());
      octets.writeBytes(string.getBytes(ISO_8859_1));
    }
    return octets.toByteArray();
  }
}
