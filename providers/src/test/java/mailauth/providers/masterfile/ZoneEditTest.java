package mailauth.providers.masterfile;

import static mailauth.providers.masterfile.Editing.a;
import static mailauth.providers.masterfile.Editing.cname;
import static mailauth.providers.masterfile.Editing.txt;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import org.junit.jupiter.api.Test;

/** Zone files before and after. */
class ZoneEditTest {

  @Test
  void aNewRecordGoesToTheEndInTheColumnsOfTheLastOne() {
    var before =
        """
        $ORIGIN example.com.
        $TTL 1h
        @               IN  SOA   ns1.example.net. hostmaster.example.net. 2026112200 2h 1h 2w 1h
                        IN  NS    ns1.example.net.
        ; web
        www             IN  A     192.0.2.1

        ; the end
        """;
    assertThat(Editing.of(before).put(txt("_dmarc", 3600, "v=DMARC1; p=none")).text())
        .isEqualTo(
            """
            $ORIGIN example.com.
            $TTL 1h
            @               IN  SOA   ns1.example.net. hostmaster.example.net. 2026112300 2h 1h 2w 1h
                            IN  NS    ns1.example.net.
            ; web
            www             IN  A     192.0.2.1
            _dmarc          IN  TXT   "v=DMARC1; p=none"

            ; the end
            """);
  }

  @Test
  void aNewRecordGetsItsTtlWhereTheFilesIsAnother() {
    var before =
        """
        $TTL 3600
        @\tIN\tSOA\tns1.example.net. hostmaster.example.net. 7 7200 3600 1209600 3600
        @\tIN\tNS\tns1.example.net.
        mail\tIN\tA\t192.0.2.25
        """;
    assertThat(Editing.of(before).put(txt("a-longer-owner._domainkey", 300, "p=")).text())
        .isEqualTo(
            """
            $TTL 3600
            @\tIN\tSOA\tns1.example.net. hostmaster.example.net. 8 7200 3600 1209600 3600
            @\tIN\tNS\tns1.example.net.
            mail\tIN\tA\t192.0.2.25
            a-longer-owner._domainkey\t300\tIN\tTXT\t"p="
            """);
  }

  @Test
  void aSecondValueFollowsTheFirstInItsStyle() {
    var before =
        """
        $TTL 3600
        @    IN SOA ns1.example.net. hostmaster.example.net. 7 7200 3600 1209600 3600
             IN NS  ns1.example.net.
             in txt "site-verification=1"   ; somebody else's
        www  IN A   192.0.2.1
        """;
    assertThat(Editing.of(before).put(txt("@", 3600, "site-verification=1", "v=spf1 -all")).text())
        .isEqualTo(
            """
            $TTL 3600
            @    IN SOA ns1.example.net. hostmaster.example.net. 8 7200 3600 1209600 3600
                 IN NS  ns1.example.net.
                 in txt "site-verification=1"   ; somebody else's
                 in txt "v=spf1 -all"
            www  IN A   192.0.2.1
            """);
  }

  @Test
  void aChangedRecordKeepsItsLine() {
    var before =
        """
        $TTL 3600
        @ SOA ns1.example.net. hostmaster.example.net. 7 7200 3600 1209600 3600
        @ NS ns1.example.net.
        Example.COM.   1h   TXT   "v=spf1 mx ~all"      ; who may send
        www A 192.0.2.1
        """;
    assertThat(Editing.of(before).put(txt("@", 3600, "v=spf1 mx -all")).text())
        .isEqualTo(
            """
            $TTL 3600
            @ SOA ns1.example.net. hostmaster.example.net. 8 7200 3600 1209600 3600
            @ NS ns1.example.net.
            Example.COM.   1h   TXT   "v=spf1 mx -all"      ; who may send
            www A 192.0.2.1
            """);
  }

  @Test
  void ttlsAreChangedWhereTheyStandOrWrittenIn() {
    var before =
        """
        $TTL 1d
        @ IN SOA ns1.example.net. hostmaster.example.net. 7 7200 3600 1209600 3600
        @ IN NS ns1.example.net.
        @ IN 5m TXT "one"
        @ IN TXT "two"
        @ 3600 IN TXT "three"
        """;
    assertThat(Editing.of(before).put(txt("@", 600, "one", "two", "three")).text())
        .isEqualTo(
            """
            $TTL 1d
            @ IN SOA ns1.example.net. hostmaster.example.net. 8 7200 3600 1209600 3600
            @ IN NS ns1.example.net.
            @ IN 600 TXT "one"
            @ 600 IN TXT "two"
            @ 600 IN TXT "three"
            """);
  }

  @Test
  void aRemovedRecordLeavesItsOwnerToTheNext() {
    var before =
        """
        $TTL 3600
        @       IN SOA ns1.example.net. hostmaster.example.net. 7 7200 3600 1209600 3600
                IN NS  ns1.example.net.
        mail    IN TXT "v=spf1 a -all"
                IN TXT "more"
                IN A   192.0.2.25
                IN AAAA 2001:db8::25
        """;
    assertThat(Editing.of(before).delete("mail", RecordType.TXT).text())
        .isEqualTo(
            """
            $TTL 3600
            @       IN SOA ns1.example.net. hostmaster.example.net. 8 7200 3600 1209600 3600
                    IN NS  ns1.example.net.
            mail    IN A   192.0.2.25
                    IN AAAA 2001:db8::25
            """);
  }

  @Test
  void anOwnerThatMovesPastAnOriginIsWrittenWhole() {
    var before =
        """
        $TTL 3600
        @ IN SOA ns1.example.net. hostmaster.example.net. 7 7200 3600 1209600 3600
        @ IN NS ns1.example.net.
        mail IN TXT "v=spf1 a -all"
        $ORIGIN lab.example.com.
        \tIN A 192.0.2.25
        """;
    assertThat(Editing.of(before).delete("mail", RecordType.TXT).text())
        .endsWith(
            """
            @ IN NS ns1.example.net.
            $ORIGIN lab.example.com.
            mail.example.com.\tIN A 192.0.2.25
            """);
  }

  @Test
  void someOfSeveralValuesGoAndComeWithTheOthersUntouched() {
    var before =
        """
        $TTL 3600
        @ IN SOA ns1.example.net. hostmaster.example.net. 7 7200 3600 1209600 3600
        @ IN NS ns1.example.net.
        @ IN TXT   "a"  ; first
        @ IN TXT   "b"
        @ IN TXT   (c)  ; third
        @ IN TXT   "d"
        """;
    assertThat(Editing.of(before).put(txt("@", 3600, "new", "a", "c", "D", "e")).text())
        .endsWith(
            """
            @ IN TXT   "new"
            @ IN TXT   "a"  ; first
            @ IN TXT   (c)  ; third
            @ IN TXT   "D"
            @ IN TXT   "e"
            """);
  }

  @Test
  void recordsOverSeveralLinesAreReplacedWhole() {
    var before =
        """
        $TTL 3600
        @ IN SOA ns1.example.net. hostmaster.example.net. (
                 2026112305 ; serial
                 7200       ; refresh
                 3600       ; retry
                 1209600    ; expire
                 3600 )     ; minimum
        @ IN NS ns1.example.net.
        s1._domainkey IN TXT ( "v=DKIM1; k=rsa; "   ; old
                               "p=MIIB" )           ; until March
        s2._domainkey IN TXT (
          "v=DKIM1; k=rsa; "
          "p=MIIB"
          )
        """;
    var key = new Txt(List.of("v=DKIM1; k=rsa; ", "p=MIICIjAN"));
    assertThat(
            Editing.of(before)
                .put(RRset.of(Editing.name("s1._domainkey"), RecordType.TXT, 3600, key))
                .put(RRset.of(Editing.name("s2._domainkey"), RecordType.TXT, 3600, key))
                .text())
        .isEqualTo(
            """
            $TTL 3600
            @ IN SOA ns1.example.net. hostmaster.example.net. (
                     2026112306 ; serial
                     7200       ; refresh
                     3600       ; retry
                     1209600    ; expire
                     3600 )     ; minimum
            @ IN NS ns1.example.net.
            s1._domainkey IN TXT ( "v=DKIM1; k=rsa; "
                                   "p=MIICIjAN" )           ; until March
            s2._domainkey IN TXT (
              "v=DKIM1; k=rsa; "
              "p=MIICIjAN"
              )
            """);
  }

  @Test
  void underAnotherOriginNewOwnersAreAbsolute() {
    var before =
        """
        $TTL 3600
        @ IN SOA ns1.example.net. hostmaster.example.net. 7 7200 3600 1209600 3600
        @ IN NS ns1.example.net.
        $ORIGIN lab.example.com.
        www IN A 192.0.2.1
        """;
    assertThat(
            Editing.of(before)
                .put(txt("_dmarc", 3600, "v=DMARC1; p=none"))
                .put(txt("www.lab", 3600, "v=spf1 -all"))
                .text())
        .endsWith(
            """
            $ORIGIN lab.example.com.
            www IN A 192.0.2.1
            www IN TXT "v=spf1 -all"
            _dmarc.example.com. IN TXT "v=DMARC1; p=none"
            """);
  }

  @Test
  void withoutTtlDirectiveInheritedTtlsAreWrittenOut() {
    var before =
        """
        @ 3600 IN SOA ns1.example.net. hostmaster.example.net. 7 7200 3600 1209600 3600
        @ IN NS ns1.example.net.
        @ 600 IN TXT "v=spf1 -all"
        www IN A 192.0.2.1
        ftp IN A 192.0.2.2
        """;
    assertThat(Editing.of(before).delete("@", RecordType.TXT).text())
        .isEqualTo(
            """
            @ 3600 IN SOA ns1.example.net. hostmaster.example.net. 8 7200 3600 1209600 3600
            @ IN NS ns1.example.net.
            www 600 IN A 192.0.2.1
            ftp IN A 192.0.2.2
            """);
    assertThat(Editing.of(before).put(txt("@", 60, "v=spf1 -all")).text())
        .contains("@ 60 IN TXT \"v=spf1 -all\"\nwww 600 IN A 192.0.2.1\nftp IN A");
  }

  @Test
  void windowsLineEndsAndAMissingLastOneAreKept() {
    var before =
        """
        $TTL 3600
        @ IN SOA ns1.example.net. hostmaster.example.net. 7 7200 3600 1209600 3600
        @ IN NS ns1.example.net.\
        """;
    var after =
        """
        $TTL 3600
        @ IN SOA ns1.example.net. hostmaster.example.net. 8 7200 3600 1209600 3600
        @ IN NS ns1.example.net.
        @ IN TXT "v=spf1 -all"
        """;
    assertThat(Editing.of(windows(before)).put(txt("@", 3600, "v=spf1 -all")).text())
        .isEqualTo(windows(after));
  }

  private static String windows(String text) {
    return text.replace("\n", "\r\n");
  }

  @Test
  void recordsOfAnIncludedFileAreEditedThere() {
    var main =
        """
        $TTL 3600
        @ IN SOA ns1.example.net. hostmaster.example.net. 7 7200 3600 1209600 3600
        @ IN NS ns1.example.net.
        $INCLUDE keys.inc _domainkey ; what the signer writes
        www IN A 192.0.2.1
        """;
    var keys = "s1 IN TXT \"v=DKIM1; p=old\"\n";
    var editing =
        Editing.of(main, Map.of("keys.inc", keys))
            .put(txt("s1._domainkey", 3600, "v=DKIM1; p=new", "second"));
    assertThat(editing.text("keys.inc"))
        .isEqualTo("s1 IN TXT \"v=DKIM1; p=new\"\ns1 IN TXT \"second\"\n");
    assertThat(editing.text()).isEqualTo(main.replace(" 7 7200", " 8 7200"));
  }

  @Test
  void newRRsetsGoToTheMainFile() {
    var main =
        """
        $TTL 3600
        @ IN SOA ns1.example.net. hostmaster.example.net. 7 7200 3600 1209600 3600
        $INCLUDE common.inc
        """;
    var common = "@ IN NS ns1.example.net.\n";
    var editing = Editing.of(main, Map.of("common.inc", common)).put(txt("@", 3600, "v=spf1 -all"));
    assertThat(editing.text("common.inc")).isEqualTo(common);
    assertThat(editing.text()).endsWith(" 3600\n@ IN TXT \"v=spf1 -all\"\n$INCLUDE common.inc\n");
  }

  @Test
  void recordsInOctetsAreWrittenReadably() {
    var before =
        """
        $TTL 3600
        @ IN SOA ns1.example.net. hostmaster.example.net. 7 7200 3600 1209600 3600
        @ IN NS ns1.example.net.
        a IN TYPE16 \\# 4 03 616263
        b IN TXT    \\# 4 03616263 ; abc
        """;
    assertThat(Editing.of(before).put(txt("a", 3600, "x")).put(txt("b", 3600, "x")).text())
        .endsWith(
            """
            a IN TXT "x"
            b IN TXT    "x" ; abc
            """);
  }

  @Test
  void longTextIsSplitIntoStrings() {
    var before =
        """
        $TTL 3600
        @ IN SOA ns1.example.net. hostmaster.example.net. 7 7200 3600 1209600 3600
        @ IN NS ns1.example.net.
        """;
    assertThat(Editing.of(before).put(txt("a", 3600, "x".repeat(300))).text())
        .endsWith("a IN TXT \"%s\" \"%s\"\n".formatted("x".repeat(255), "x".repeat(45)));
  }

  @Test
  void commentsInUtf8AreNotTouched() {
    var before =
        """
        $TTL 3600 ; Üblich: eine Stunde
        @ IN SOA ns1.example.net. hostmaster.example.net. 7 7200 3600 1209600 3600
        @ IN NS ns1.example.net. ; “näs”
        """;
    assertThat(Editing.of(before).put(txt("@", 3600, "é")).text())
        .isEqualTo(before.replace(" 7 7200", " 8 7200") + "@ IN TXT \"\\195\\169\"\n");
  }

  @Test
  void anOddLayoutIsWrittenAnew() {
    var before =
        """
        $TTL 3600
        @ IN SOA ns1.example.net. hostmaster.example.net. 7 7200 3600 1209600 3600
        @ IN NS ns1.example.net.
        a ( IN
            TXT "x" ) ; why not
        """;
    assertThat(Editing.of(before).put(txt("a", 3600, "y", "z")).text())
        .endsWith(
            """
            a\t3600\tIN\tTXT\t"y" ; why not
            a\tIN\tTXT\t"z"
            """);
  }

  @Test
  void severalReplacementsMoveTheSerialOnce() {
    var before =
        """
        $TTL 3600
        @ IN SOA ns1.example.net. hostmaster.example.net. 7 7200 3600 1209600 3600
        @ IN NS ns1.example.net.
        s1._domainkey IN CNAME s1.dkim.example.net.
        """;
    assertThat(
            Editing.of(before)
                .delete("s1._domainkey", RecordType.CNAME)
                .put(txt("s1._domainkey", 3600, "v=DKIM1; p="))
                .put(cname("s2._domainkey", 3600, "s2.dkim.example.net"))
                .text())
        .isEqualTo(
            """
            $TTL 3600
            @ IN SOA ns1.example.net. hostmaster.example.net. 8 7200 3600 1209600 3600
            @ IN NS ns1.example.net.
            s1._domainkey IN TXT "v=DKIM1; p="
            s2._domainkey IN CNAME s2.dkim.example.net.
            """);
  }

  @Test
  void nothingToChangeChangesNothing() {
    var before =
        """
        $TTL 3600
        @ IN SOA ns1.example.net. hostmaster.example.net. 7 7200 3600 1209600 3600
        @ IN NS ns1.example.net.
        www IN A 192.0.2.1
        """;
    assertThat(
            Editing.of(before)
                .put(a("www", 3600, "192.0.2.1"))
                .delete("gone", RecordType.TXT)
                .text())
        .isEqualTo(before);
  }
}
