package mailauth.providers.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.ip.IpAddress;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class RecordsTest {
  private static final Name OWNER = Name.of("_dmarc.example.com");

  @ParameterizedTest
  @MethodSource("rrsets")
  void comeBackAsTheyWere(RRset rrset) throws Exception {
    assertThat(Records.find(overTheWire(rrset), OWNER, rrset.type())).contains(rrset);
  }

  static Stream<RRset> rrsets() {
    return Stream.of(
        RRset.of(OWNER, RecordType.A, 60, address("192.0.2.1"), address("192.0.2.2")),
        RRset.of(OWNER, RecordType.AAAA, 60, address("2001:db8::1"), address("::ffff:192.0.2.1")),
        RRset.of(OWNER, RecordType.CNAME, 0, new Rdata.Host(Name.of("a.example.net"))),
        RRset.of(OWNER, RecordType.NS, 60, new Rdata.Host(Name.of("ns1.example.net"))),
        RRset.of(OWNER, RecordType.PTR, 60, new Rdata.Host(Name.of("mx.example.net"))),
        RRset.of(OWNER, RecordType.MX, 60, Rdata.Mx.NULL),
        RRset.of(OWNER, RecordType.MX, 60, new Rdata.Mx(65_535, Name.of("mx.example.net"))),
        RRset.of(OWNER, RecordType.TLSA, 60, new Rdata.Tlsa(3, 1, 1, "00ff")),
        RRset.of(OWNER, RecordType.TXT, 2_147_483_647L, new Txt(List.of("", "a\\b\"c;d"))));
  }

  @Property
  void txtComesBackOctetForOctet(@ForAll("octets") String octets) throws Exception {
    var rrset = RRset.of(OWNER, RecordType.TXT, 60, Txt.ofOctets(octets));
    assertThat(Records.find(overTheWire(rrset), OWNER, RecordType.TXT)).contains(rrset);
  }

  @Provide
  Arbitrary<String> octets() {
    return Arbitraries.strings().withCharRange('\0', 'ÿ').ofMaxLength(2000);
  }

  @Test
  void takesTheLowestTtlAndEachRecordOnce() {
    var records =
        Stream.of(600, 300, 900).map(ttl -> txt(ttl, ttl == 900 ? "other" : "same")).toList();
    assertThat(Records.find(records, OWNER, RecordType.TXT))
        .contains(RRset.of(OWNER, RecordType.TXT, 300, Txt.of("same"), Txt.of("other")));
  }

  @Test
  void findsNothingUnderAnotherNameOrType() {
    var records = List.of(txt(60, "text"));
    assertThat(Records.find(records, OWNER, RecordType.MX)).isEmpty();
    assertThat(Records.find(records, Name.of("example.com"), RecordType.TXT)).isEmpty();
  }

  @Test
  void refusesNamesThatNeedEscapes() {
    var name = org.xbill.DNS.Name.fromConstantString("a\\.b.example.com.");
    assertThatThrownBy(() -> Records.name(name)).isInstanceOf(InvalidName.class);
  }

  private static Record txt(long ttl, String text) {
    return Records.of(RRset.of(OWNER, RecordType.TXT, ttl, Txt.of(text))).getFirst();
  }

  private static Rdata.Address address(String literal) {
    return new Rdata.Address(IpAddress.parse(literal).orElseThrow());
  }

  private static List<Record> overTheWire(RRset rrset) throws Exception {
    var question = Record.newRecord(Records.name(OWNER), Type.ANY, DClass.IN);
    var message = Message.newQuery(question);
    Records.of(rrset).forEach(record -> message.addRecord(record, Section.ANSWER));
    return new Message(message.toWire()).getSection(Section.ANSWER);
  }
}
