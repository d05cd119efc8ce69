package mailauth.providers.conformance;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import mailauth.core.dns.Name;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.Txt;
import mailauth.core.ip.IpAddress;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SPFRecord;
import org.xbill.DNS.TLSARecord;
import org.xbill.DNS.TXTRecord;

/** dnsjava's records as ours, for looking at a place by other means than a host's own code. */
public final class DnsjavaRecords {
  private DnsjavaRecords() {}

  public static Rdata rdata(Record record) {
    return switch (record) {
      case ARecord a -> new Rdata.Address(IpAddress.ofOctets(a.getAddress().getAddress()));
      case AAAARecord aaaa -> new Rdata.Address(IpAddress.ofOctets(aaaa.getAddress().getAddress()));
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
      case TXTRecord txt -> txt(txt.getStringsAsByteArrays());
      case SPFRecord spf -> txt(spf.getStringsAsByteArrays());
      default -> throw new IllegalArgumentException(record + " is of no type we model");
    };
  }

  private static Txt txt(List<byte[]> strings) {
    return new Txt(
        strings.stream().map(octets -> new String(octets, StandardCharsets.ISO_8859_1)).toList());
  }

  private static Name name(org.xbill.DNS.Name name) {
    return Name.of(name.toString());
  }
}
