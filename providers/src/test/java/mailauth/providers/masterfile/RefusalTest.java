package mailauth.providers.masterfile;

import static mailauth.providers.masterfile.Editing.cname;
import static mailauth.providers.masterfile.Editing.txt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Reading;
import mailauth.providers.host.Replacement;
import org.junit.jupiter.api.Test;

class RefusalTest {
  private static final String HEAD =
      """
      $TTL 3600
      @ IN SOA ns1.example.net. hostmaster.example.net. 7 7200 3600 1209600 3600
      @ IN NS ns1.example.net.
      """;

  @Test
  void aCnameStandsAlone() {
    assertThat(
            Editing.of(HEAD + "www IN SSHFP 4 2 00\n")
                .put(cname("www", 3600, "www.example.net"))
                .refusal())
        .isEqualTo("www.example.com has a SSHFP record, and a CNAME stands alone at its name");
    var two =
        RRset.of(
            Editing.name("www"),
            RecordType.CNAME,
            3600,
            new Rdata.Host(Name.of("a.example.net")),
            new Rdata.Host(Name.of("b.example.net")));
    assertThat(Editing.of(HEAD).put(two).refusal())
        .isEqualTo("www.example.com can be an alias of one name only");
  }

  @Test
  void whatFitsNoRecord() {
    assertThat(Editing.of(HEAD).put(txt("@", 1L << 31, "x")).refusal())
        .isEqualTo("a TTL of 2147483648 seconds; 0 to 2147483647 are possible");
    var strings = Collections.nCopies(65_535 / 2 + 1, "x");
    assertThat(
            Editing.of(HEAD)
                .put(RRset.of(Editing.name("@"), RecordType.TXT, 3600, new Txt(strings)))
                .refusal())
        .isEqualTo("the TXT value at example.com is longer than a record can be");
  }

  @Test
  void aDelegatedName() {
    var zone = HEAD + "lab IN NS ns1.example.org.\nlab IN TXT \"beside the cut\"\n";
    assertThat(Editing.of(zone).put(txt("_dmarc.lab", 3600, "v=DMARC1; p=none")).refusal())
        .isEqualTo(
            "_dmarc.lab.example.com is delegated by example.com.zone; write to the zone"
                + " lab.example.com itself");
  }

  @Test
  void aSignedZone() {
    var zone = HEAD + "@ IN RRSIG SOA 13 2 3600 20261201000000 20261101000000 1 @ AAAA\n";
    assertThat(Editing.of(zone).put(txt("@", 3600, "x")).refusal())
        .isEqualTo(
            "example.com.zone is signed, and an edit would break its signatures; give the unsigned"
                + " file");
  }

  @Test
  void aGenerateThatMayMakeTheRecords() {
    var zone =
        HEAD
            + """
            $GENERATE 1-4 host-$ A 192.0.2.$
            $GENERATE 1-4 mail${0,2,d} 1h IN TXT "v=spf1 a -all"
            $GENERATE 1-2 alias$ CNAME host-$
            """;
    assertThat(Editing.of(zone).put(txt("host-1", 3600, "beside an address")).text())
        .contains("host-1 IN TXT");
    for (var owner : List.of("mail01", "alias2")) {
      assertThatThrownBy(() ->
              Editing.of(zone).zone().reading(new RRsetKey(Editing.name(owner), RecordType.TXT)))
          .isInstanceOf(HostException.class)
          .hasMessageMatching(
              "example.com.zone:[56]:1: this \\$GENERATE may make " + owner + ".*write its.*out");
    }
    var mail = txt("mail01", 3600, "x");
    var replacement = Replacement.creation(mail);
    assertThat(Editing.of(zone).replace(replacement).refusal())
        .startsWith("example.com.zone:5:1: this $GENERATE may make mail01.example.com TXT");
  }

  @Test
  void aGenerateWithManyCountersMayMakeAnything() {
    var zone = HEAD + "$GENERATE 1-4 a$a$a$a$a$a$a$a$a$a$a$a TXT x\n";
    assertThatThrownBy(() ->
            Editing.of(zone)
                .zone()
                .reading(new RRsetKey(Editing.name("a".repeat(60) + "!"), RecordType.TXT)))
        .hasMessageStartingWith("example.com.zone:4:1: this $GENERATE may make ");
  }

  @Test
  void aFileIncludedTwice() {
    var zone = HEAD + "$INCLUDE keys a\n$INCLUDE keys b\n";
    assertThat(
            Editing.of(zone, Map.of("keys", "s1 TXT \"p=\"\n"))
                .put(txt("s1.a", 3600, "p=new"))
                .refusal())
        .isEqualTo(
            "keys holds s1.a.example.com TXT and is included more than once; edit it by hand");
  }

  @Test
  void dataWhereAnAliasStandsIsStale() {
    var zone = HEAD + "www IN CNAME www.example.net.\n";
    var wanted = txt("www", 3600, "x");
    var replacement = Replacement.creation(wanted);
    assertThat(Editing.of(zone).replace(replacement).edit().outcomes())
        .containsExactly(
            new Outcome.Stale(new Reading.Alias(cname("www", 3600, "www.example.net"))));
  }
}
