package mailauth.providers.masterfile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.providers.conformance.DnsjavaRecords;
import org.xbill.DNS.Master;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/** A second opinion on what a zone file says. */
final class Dnsjava {
  private Dnsjava() {}

  static List<Record> records(String text) {
    try (var octets = new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1))) {
      var master = new Master(octets, org.xbill.DNS.Name.fromString("example.com."));
      var records = new ArrayList<Record>();
      for (var record = master.nextRecord(); record != null; record = master.nextRecord()) {
        records.add(record);
      }
      return records;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The records of the types we read, in order, as {@code owner ttl type data}. */
  static List<String> readable(String text) {
    return records(text).stream().filter(Dnsjava::isReadable).map(Dnsjava::line).toList();
  }

  static List<String> of(String text, RRsetKey key) {
    return records(text).stream().filter(record -> isOf(record, key)).map(Dnsjava::line).toList();
  }

  /** The records but for the SOA and those of one RRset. */
  static List<String> others(String text, RRsetKey key) {
    return records(text).stream()
        .filter(record -> !isOf(record, key) && !(record instanceof SOARecord))
        .map(record -> record.toString().toLowerCase(Locale.ROOT))
        .toList();
  }

  static long serial(String text) {
    return records(text).stream()
        .filter(SOARecord.class::isInstance)
        .mapToLong(record -> ((SOARecord) record).getSerial())
        .findFirst()
        .orElseThrow();
  }

  private static boolean isReadable(Record record) {
    return Arrays.stream(RecordType.values()).anyMatch(type -> isOf(record, type));
  }

  private static boolean isOf(Record record, RRsetKey key) {
    return isOf(record, key.type()) && owner(record).equals(key.name());
  }

  private static boolean isOf(Record record, RecordType type) {
    return Type.string(record.getType()).equals(type.name());
  }

  private static Name owner(Record record) {
    return Name.of(record.getName().toString());
  }

  private static String line(Record record) {
    return "%s %d %s %s"
        .formatted(
            owner(record),
            record.getTTL(),
            Type.string(record.getType()),
            DnsjavaRecords.rdata(record));
  }
}
