package mailauth.providers.rfc2136;

import java.util.List;
import java.util.Optional;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.providers.host.Reading;
import mailauth.providers.wire.Records;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * A zone as it was transferred (RFC 5936): what stands in it, wildcards shown as what they are.
 *
 * @param isPlain whether it has neither wildcards nor names that another zone decides on
 */
record WholeZone(Name apex, List<Record> records, boolean isPlain) {

  /** The zone that a message has all of, from its SOA to its SOA. */
  static Optional<WholeZone> of(Name apex, Message reply) {
    var records = reply.getSection(Section.ANSWER);
    var start = Records.name(apex);
    boolean isWhole =
        reply.getRcode() == Rcode.NOERROR
            && records.size() > 1
            && isStart(records.getFirst(), start)
            && isStart(records.getLast(), start);
    return isWhole
        ? Optional.of(
            new WholeZone(
                apex,
                records,
                records.stream()
                    .noneMatch(each -> each.getName().isWild() || leadsElsewhere(each, start))))
        : Optional.empty();
  }

  private static boolean isStart(Record record, org.xbill.DNS.Name apex) {
    return record.getType() == Type.SOA && record.getName().equals(apex);
  }

  private static boolean leadsElsewhere(Record record, org.xbill.DNS.Name apex) {
    return record.getType() == Type.DNAME
        || (record.getType() == Type.NS && !record.getName().equals(apex));
  }

  /**
   * What stands under a key. Empty where nothing does, or where the zone does not decide what is
   * answered: below its delegations and DNAMEs.
   */
  Optional<Reading> standing(RRsetKey key) {
    if (!decides(key.name())) {
      return Optional.empty();
    }
    return find(key)
        .<Reading>map(Reading.Present::new)
        .or(() -> find(new RRsetKey(key.name(), RecordType.CNAME)).map(Reading.Alias::new));
  }

  /** Whether answers for a name come from this zone. */
  boolean decides(Name name) {
    if (isPlain || !name.isWithin(apex)) {
      return name.isWithin(apex);
    }
    var start = Records.name(apex);
    var asked = Records.name(name);
    return records.stream()
        .filter(record -> leadsElsewhere(record, start))
        .noneMatch(cut -> asked.subdomain(cut.getName()));
  }

  private Optional<RRset> find(RRsetKey key) {
    try {
      return Records.find(records, key.name(), key.type());
    } catch (InvalidName e) {
      // Asked for, it gets the words that this deserves.
      return Optional.empty();
    }
  }

  /** Its records of a type; of NS, those of its delegations too. */
  List<Record> of(int type) {
    return records.stream().filter(record -> record.getType() == type).toList();
  }
}
