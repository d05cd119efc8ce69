package mailauth.providers.masterfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Reading;
import org.junit.jupiter.api.Test;

/** What zone files say. */
class ParserTest {
  static final String EVERYTHING =
      """
      ; RFC 1035 section 5 and what name servers made of it; Grüße
      $ORIGIN com.
      $TTL 1H30m
      example 3600 IN SOA ns1.example.net. host\\.master.example.net. (
              1          ; "serial
              2h 1h ; (refresh, retry
              2w 1h )
      @example.com. 60 IN TXT "an odd owner, which is no name of ours"
      $ORIGIN example.com.
      @\tNS\tns1.example.net.
        IN 300 MX 10 MAIL
          300 IN MX 20 mail.example.net.
      \\112ostmaster  A 192.0.2.1
      txt TXT a "b;c" d\\;e "f\\"g" \\104\\105
          TXT "" ""
      joined in txt "a""b"(
        c ; comment
        )
      octets TYPE16 \\# 7 03 616263 02 6465
      octets A \\# 4 c0000201
      _25._tcp.mail TLSA 3 1 1 ( 0123
        45 )
      $TTL 600
      lab CNAME lab.example.net. ; alias
      opaque CAA 0 issue "ca.example.net"
      opaque HINFO "PDP-11" "UNIX"
      opaque TYPE65534 \\# 0
      $INCLUDE sub.inc sub
      after CNAME @
      """;
  static final String INCLUDED = "a AAAA 2001:db8::1\n$ORIGIN deeper\n$TTL 5\nb PTR @\n";

  private static Zone zone(String text) {
    return Editing.of(text, Map.of("sub.inc", INCLUDED)).zone();
  }

  @Test
  void everything() {
    assertThat(zone(EVERYTHING).records().stream().filter(r -> r.rdata().isPresent()))
        .extracting(
            r -> "%s %d %s %s".formatted(r.owner(), r.ttl(), r.type(), r.rdata().orElseThrow()))
        .containsExactly(
            "\\064example.com 60 TXT \"an odd owner, which is no name of ours\"",
            "example.com 5400 NS ns1.example.net.",
            "example.com 300 MX 10 mail.example.com.",
            "example.com 300 MX 20 mail.example.net.",
            "postmaster.example.com 5400 A 192.0.2.1",
            "txt.example.com 5400 TXT \"a\" \"b;c\" \"d;e\" \"f\\\"g\" \"hi\"",
            "txt.example.com 5400 TXT \"\" \"\"",
            "joined.example.com 5400 TXT \"a\" \"b\" \"c\"",
            "octets.example.com 5400 TXT \"abc\" \"de\"",
            "octets.example.com 5400 A 192.0.2.1",
            "_25._tcp.mail.example.com 5400 TLSA 3 1 1 012345",
            "lab.example.com 600 CNAME lab.example.net.",
            "a.sub.example.com 600 AAAA 2001:db8::1",
            "b.deeper.sub.example.com 5 PTR deeper.sub.example.com.",
            "after.example.com 5 CNAME example.com.");
    assertThat(zone(EVERYTHING).apex()).hasValue(Name.of("example.com"));
  }

  @Test
  void anRRsetTakesItsLowestTtlAndNoRecordTwice() {
    var zone = zone("a 60 TXT x\nA 30 TXT y\na.EXAMPLE.com. 90 TXT \"x\"\n");
    assertThat(zone.reading(new RRsetKey(Editing.name("a"), RecordType.TXT)))
        .isEqualTo(
            new Reading.Present(
                RRset.of(Editing.name("a"), RecordType.TXT, 30, Txt.of("x"), Txt.of("y"))));
  }

  @Test
  void withoutTtlDirectiveTheLastTtlHoldsOrTheSoasMinimum() {
    var soa = "SOA ns1.example.net. hostmaster.example.net. 7 7200 3600 1209600 ";
    assertThat(zone("@ " + soa + "5m\na TXT x\nb 60 TXT x\nc TXT x\n").records())
        .extracting(ResourceRecord::ttl)
        .containsExactly(300L, 300L, 60L, 300L);
    assertThat(zone("@ 90 " + soa + "5m\na TXT x\nb 60 TXT x\nc TXT x\n").records())
        .extracting(ResourceRecord::ttl)
        .containsExactly(90L, 90L, 60L, 60L);
  }

  @Test
  void aliases() {
    var zone = zone("a 60 CNAME b\n");
    var cname =
        RRset.of(Editing.name("a"), RecordType.CNAME, 60, new Rdata.Host(Editing.name("b")));
    assertThat(zone.reading(cname.key())).isEqualTo(new Reading.Present(cname));
    assertThat(zone.reading(new RRsetKey(cname.name(), RecordType.TXT)))
        .isEqualTo(new Reading.Alias(cname));
    assertThat(zone.reading(new RRsetKey(Editing.name("b"), RecordType.TXT)))
        .isEqualTo(new Reading.Absent());
  }

  @Test
  void namesThatMailCannotUseAreAnErrorOnlyWhereTheyAreAskedFor() {
    var zone = zone("a 60 CNAME b\\.c\nd 60 TXT x\n");
    assertThat(zone.reading(new RRsetKey(Editing.name("d"), RecordType.TXT)).found()).isPresent();
    assertThatThrownBy(() -> zone.reading(new RRsetKey(Editing.name("a"), RecordType.TXT)))
        .isInstanceOf(HostException.class)
        .hasMessage("example.com.zone:1:12: the name here is none that mail can use");
  }

  @Test
  void delegationsAreFound() {
    var zone =
        zone(
            """
            @ 60 SOA ns1.example.net. hostmaster.example.net. 7 7200 3600 1209600 300
            @ NS ns1.example.net.
            lab NS ns1.example.net.
            x.lab NS ns1.example.org.
            """);
    assertThat(zone.cutAbove(Editing.name("a.x.lab"))).hasValue(Editing.name("lab"));
    assertThat(zone.cutAbove(Editing.name("lab"))).hasValue(Editing.name("lab"));
    assertThat(zone.cutAbove(Editing.name("other"))).isEmpty();
    assertThat(zone.cutAbove(Editing.ZONE)).isEmpty();
  }

  @Test
  void withoutAnOriginOnlyAbsoluteNames() {
    var source = new Source(Path.of("x"), "x", "$ORIGIN a.test.\n@ 60 TXT x\n");
    assertThat(Zone.parse(source, Optional.empty(), (from, path) -> Optional.empty()).records())
        .extracting(ResourceRecord::owner)
        .isEqualTo(List.of("a.test"));
    var relative = source.with("www 60 TXT x\n");
    assertThatThrownBy(
            () -> Zone.parse(relative, Optional.empty(), (from, path) -> Optional.empty()))
        .hasMessage(
            "x:1:1: 'www' is relative, but no $ORIGIN came before; write $ORIGIN or the whole name"
                + " with its final dot");
  }
}
