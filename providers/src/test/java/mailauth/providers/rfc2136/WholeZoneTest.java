package mailauth.providers.rfc2136;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.host.Reading;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Master;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

class WholeZoneTest {
  private static final Name APEX = Name.of("example.com");
  private static final String START = "@ SOA ns1 hostmaster 1 3600 600 86400 300\n";

  @Test
  void goesFromItsStartToItsStart() throws IOException {
    assertThat(WholeZone.of(APEX, reply(START + START))).isPresent();
    assertThat(WholeZone.of(APEX, reply(START))).as("more is to come").isEmpty();
    assertThat(WholeZone.of(APEX, reply(START + "@ TXT \"v=spf1 -all\"\n"))).isEmpty();
    assertThat(WholeZone.of(APEX, reply(""))).isEmpty();
    assertThat(WholeZone.of(Name.of("example.net"), reply(START + START))).isEmpty();
    var refused = reply(START + START);
    refused.getHeader().setRcode(Rcode.REFUSED);
    assertThat(WholeZone.of(APEX, refused)).isEmpty();
  }

  @Test
  void showsWhatStands() throws IOException {
    var zone = zone("@ TXT \"v=spf1 -all\"\nkey CNAME key.example.net.\n");
    assertThat(zone.isPlain()).isTrue();
    assertThat(zone.standing(key("example.com")))
        .contains(
            new Reading.Present(
                new RRset(APEX, RecordType.TXT, 60, List.of(Txt.of("v=spf1 -all")))));
    assertThat(zone.standing(key("key.example.com")))
        .contains(
            new Reading.Alias(
                new RRset(
                    Name.of("key.example.com"),
                    RecordType.CNAME,
                    60,
                    List.of(new Rdata.Host(Name.of("key.example.net"))))));
    assertThat(zone.standing(key("none.example.com"))).isEmpty();
    assertThat(zone.standing(key("example.net"))).isEmpty();
  }

  @Test
  void showsWildcardsAsWhatTheyAre() throws IOException {
    var zone = zone("*.sub TXT \"text\"\n");
    assertThat(zone.isPlain()).isFalse();
    assertThat(zone.standing(key("a.sub.example.com"))).isEmpty();
    assertThat(zone.standing(key("*.sub.example.com"))).isPresent();
  }

  @Test
  void doesNotDecideBelowDelegationsAndDnames() throws IOException {
    var zone =
        zone(
            """
            @ NS ns1
            sub NS ns.sub
            _dmarc.sub TXT "not seen"
            there DNAME example.net.
            x.there TXT "not seen"
            """);
    assertThat(zone.isPlain()).isFalse();
    assertThat(zone.standing(key("_dmarc.sub.example.com"))).isEmpty();
    assertThat(zone.standing(key("x.there.example.com"))).isEmpty();
    assertThat(zone.decides(Name.of("subs.example.com"))).isTrue();
    assertThat(zone("@ DNAME example.net.\n").isPlain()).isFalse();
  }

  private static WholeZone zone(String records) throws IOException {
    return WholeZone.of(APEX, reply(START + records + START)).orElseThrow();
  }

  private static Message reply(String records) throws IOException {
    var reply = new Message();
    var octets = new ByteArrayInputStream(records.getBytes(StandardCharsets.UTF_8));
    try (var master = new Master(octets, org.xbill.DNS.Name.fromString("example.com."), 60)) {
      for (var record = master.nextRecord(); record != null; record = master.nextRecord()) {
        reply.addRecord(record, Section.ANSWER);
      }
    }
    return reply;
  }

  private static RRsetKey key(String name) {
    return new RRsetKey(Name.of(name), RecordType.TXT);
  }
}
