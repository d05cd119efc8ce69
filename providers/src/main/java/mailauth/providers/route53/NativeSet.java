package mailauth.providers.route53;

import java.util.List;
import java.util.stream.Collectors;
import mailauth.core.dns.RRset;
import mailauth.providers.http.Xml;

/**
 * An RRset octet for octet as Route 53 writes it: it deletes nothing but what is equal to what it
 * is told, and that is the comparison which lets no writer overwrite another.
 */
record NativeSet(String name, String type, String ttl, List<String> values) {
  NativeSet {
    values = List.copyOf(values);
  }

  static NativeSet of(RRset rrset) {
    return new NativeSet(
        rrset.name().absolute(),
        rrset.type().name(),
        String.valueOf(rrset.ttl()),
        rrset.records().stream().map(data -> Octal.write(data.toString())).toList());
  }

  static NativeSet read(Xml set) {
    var records = set.first("ResourceRecords").map(xml -> xml.all("ResourceRecord"));
    return new NativeSet(
        set.text("Name"),
        set.text("Type"),
        set.optional("TTL").orElse("0"),
        records.orElse(List.of()).stream().map(record -> record.text("Value")).toList());
  }

  /** One change of a batch. */
  String change(String action) {
    return "<Change><Action>%s</Action><ResourceRecordSet><Name>%s</Name><Type>%s</Type><TTL>%s</TTL>"
            .formatted(action, Xml.escape(name), type, ttl)
        + values.stream()
            .map(Xml::escape)
            .map("<ResourceRecord><Value>%s</Value></ResourceRecord>"::formatted)
            .collect(Collectors.joining("", "<ResourceRecords>", "</ResourceRecords>"))
        + "</ResourceRecordSet></Change>";
  }
}
