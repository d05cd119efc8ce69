package mailauth.providers.rfc2136;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.host.Replacement;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** What an UPDATE relies on and does, as nsupdate would write it. */
class ZoneUpdateTest {
  private static final Name ZONE = Name.of("example.com");
  private static final Name NAME = Name.of("a.example.com");
  private static final RRset OLD = txt(NAME, 300, "old", "foreign");
  private static final RRset NEW = txt(NAME, 600, "new", "foreign");
  private static final RRset ALIAS =
      RRset.of(NAME, RecordType.CNAME, 60, new Rdata.Host(Name.of("b.example.net")));

  @Test
  void aNewRRsetNeedsItsTypeAbsentAndNoAlias() {
    assertThat(script(Replacement.creation(NEW)))
        .isEqualTo(
            """
            prereq nxrrset a.example.com. CNAME
            prereq nxrrset a.example.com. TXT
            update add a.example.com. 600 TXT new
            update add a.example.com. 600 TXT foreign
            """);
  }

  @Test
  void aChangeNeedsTheWholeOldRRsetAndReplacesIt() {
    assertThat(script(Replacement.update(OLD, NEW)))
        .isEqualTo(
            """
            prereq yxrrset a.example.com. TXT old
            prereq yxrrset a.example.com. TXT foreign
            update delete a.example.com. TXT
            update add a.example.com. 600 TXT new
            update add a.example.com. 600 TXT foreign
            """);
  }

  @Test
  void aDeletionNeedsTheWholeOldRRset() {
    assertThat(script(Replacement.deletion(OLD)))
        .isEqualTo(
            """
            prereq yxrrset a.example.com. TXT old
            prereq yxrrset a.example.com. TXT foreign
            update delete a.example.com. TXT
            """);
  }

  @Test
  void whatIsAsWantedIsOnlyMadeSureOf() {
    assertThat(script(Replacement.update(ALIAS, ALIAS)))
        .isEqualTo("prereq yxrrset a.example.com. CNAME b.example.net.\n");
    assertThat(script(new Replacement(OLD.key(), Optional.empty(), Optional.empty())))
        .isEqualTo("prereq nxrrset a.example.com. TXT\n");
  }

  @Test
  void aNewAliasNeedsTheNameUnused() {
    assertThat(script(Replacement.creation(ALIAS)))
        .isEqualTo(
            """
            prereq nxdomain a.example.com.
            update add a.example.com. 60 CNAME b.example.net.
            """);
  }

  @Test
  void anAliasCanTakeANameOver() {
    assertThat(script(Replacement.creation(ALIAS), Replacement.deletion(OLD)))
        .startsWith("prereq nxrrset a.example.com. A\nprereq nxrrset a.example.com. AAAA\n")
        .doesNotContain("nxdomain", "nxrrset a.example.com. TXT")
        .contains("prereq nxrrset a.example.com. SRV\n", "prereq nxrrset a.example.com. CNAME\n")
        .endsWith(
            """
            prereq yxrrset a.example.com. TXT old
            prereq yxrrset a.example.com. TXT foreign
            update delete a.example.com. TXT
            update add a.example.com. 60 CNAME b.example.net.
            """);
  }

  @Test
  void dataCanTakeAnAliasesNameOver() {
    assertThat(script(Replacement.deletion(ALIAS), Replacement.creation(txt(NAME, 60, "new"))))
        .isEqualTo(
            """
            prereq yxrrset a.example.com. CNAME b.example.net.
            prereq nxrrset a.example.com. TXT
            update delete a.example.com. CNAME
            update add a.example.com. 60 TXT new
            """);
  }

  @Test
  void whatIsTooLongGoesInPiecesThatKeepTheOrder() {
    var replacements =
        IntStream.range(0, 100)
            .mapToObj(
                i -> Replacement.creation(txt(Name.of("n" + i).under(ZONE), 60, "x".repeat(2000))))
            .toList();
    var pieces = new ZoneUpdate(ZONE, replacements).pieces().toList();
    assertThat(pieces).hasSize(4).allMatch(ZoneUpdate::fits);
    assertThat(pieces.stream().flatMap(piece -> piece.replacements().stream()))
        .containsExactlyElementsOf(replacements);
  }

  private static String script(Replacement... replacements) {
    var message = new ZoneUpdate(ZONE, List.of(replacements)).message();
    return Stream.concat(
            message.getSection(Section.PREREQ).stream().map(ZoneUpdateTest::prerequisite),
            message.getSection(Section.UPDATE).stream().map(ZoneUpdateTest::change))
        .map(line -> line.stripTrailing() + "\n")
        .collect(joining());
  }

  private static String prerequisite(Record record) {
    var owner = record.getName();
    var type = Type.string(record.getType());
    return switch (record.getDClass()) {
      case DClass.NONE ->
          type.equals("ANY")
              ? "prereq nxdomain " + owner
              : "prereq nxrrset %s %s".formatted(owner, type);
      case DClass.IN -> "prereq yxrrset %s %s %s".formatted(owner, type, record.rdataToString());
      default -> throw new AssertionError(record);
    };
  }

  private static String change(Record record) {
    var owner = record.getName();
    var type = Type.string(record.getType());
    return switch (record.getDClass()) {
      case DClass.ANY -> "update delete %s %s".formatted(owner, type);
      case DClass.IN ->
          "update add %s %d %s %s".formatted(owner, record.getTTL(), type, record.rdataToString());
      default -> throw new AssertionError(record);
    };
  }

  private static RRset txt(Name name, long ttl, String... values) {
    var records = Arrays.stream(values).<Rdata>map(Txt::of).toList();
    return new RRset(name, RecordType.TXT, ttl, records);
  }
}
