package mailauth.providers.conformance;

import static mailauth.providers.conformance.Contract.assertBare;
import static mailauth.providers.conformance.Contract.assertHolds;
import static mailauth.providers.conformance.Contract.assertStands;
import static mailauth.providers.conformance.Contract.name;
import static mailauth.providers.conformance.Contract.txt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Reading;
import mailauth.providers.host.Replacement;
import org.junit.jupiter.api.Test;

/** What {@code replace} does when nobody is in the way. */
interface ReplacingContract extends Contract {
  RRset DMARC = txt(name("_dmarc"), "v=DMARC1; p=none");

  @Test
  default void createsUpdatesAndDeletes() {
    var stricter = txt(name("_dmarc"), "v=DMARC1; p=reject");
    try (var stage = stage(Zone.of(ZONE));
        var host = stage.open()) {
      assertThat(host.replace(List.of(Replacement.creation(DMARC))))
          .containsExactly(new Outcome.Written());
      assertStands(stage, DMARC);
      assertHolds(host.read(DMARC.key()), DMARC);

      assertThat(host.replace(List.of(Replacement.update(DMARC, stricter))))
          .containsExactly(new Outcome.Written());
      assertStands(stage, stricter);
      assertHolds(host.read(DMARC.key()), stricter);

      assertThat(host.replace(List.of(Replacement.deletion(stricter))))
          .containsExactly(new Outcome.Written());
      assertBare(stage, DMARC.key());
      assertThat(host.read(DMARC.key())).isEqualTo(new Reading.Absent());
    }
  }

  @Test
  default void changesATtlAlone() {
    var slower = new RRset(DMARC.name(), DMARC.type(), 2 * TTL, DMARC.records());
    try (var stage = stage(Zone.of(ZONE, DMARC));
        var host = stage.open()) {
      assertThat(host.replace(List.of(Replacement.update(DMARC, slower))))
          .containsExactly(new Outcome.Written());
      assertHolds(host.read(DMARC.key()), slower);
    }
  }

  @Test
  default void writingTheSameAgainChangesNothing() {
    try (var stage = stage(Zone.of(ZONE));
        var host = stage.open()) {
      host.replace(List.of(Replacement.creation(DMARC)));
      assertThat(host.replace(List.of(Replacement.update(DMARC, DMARC))))
          .containsExactly(new Outcome.Written());
      assertHolds(host.read(DMARC.key()), DMARC);
      assertStands(stage, DMARC);
    }
  }

  @Test
  default void deletingNothingWhereNothingIsHolds() {
    var nothing = new Replacement(DMARC.key(), Optional.empty(), Optional.empty());
    try (var stage = stage(Zone.of(ZONE));
        var host = stage.open()) {
      assertThat(host.replace(List.of(nothing))).containsExactly(new Outcome.Written());
      assertBare(stage, DMARC.key());
    }
  }

  @Test
  default void aTypeLeavesTheOthersAtItsNameAlone() {
    var mx = RRset.of(ZONE, RecordType.MX, TTL, new Rdata.Mx(10, MAIL));
    var zone = Zone.of(ZONE, txt(ZONE, "v=spf1 mx -all"), mx);
    try (var stage = stage(zone);
        var host = stage.open()) {
      host.replace(List.of(Replacement.deletion(txt(ZONE, "v=spf1 mx -all"))));
      assertStands(stage, mx);
      assertStands(stage, zone.ns());
    }
  }

  @Test
  default void foreignValuesKeepTheirOctetsAndBoundaries() {
    var foreign =
        List.<Rdata>of(
            new Txt(List.of("site-", "verification=", "abc")),
            new Txt(List.of("caf\u00c3\u00a9 \u0000\u00ff")),
            new Txt(List.of("x".repeat(255), "y".repeat(255), "z")),
            new Txt(List.of("a;b \"c\" \\d")),
            new Txt(List.of("MS=ms00000000")));
    var before = new RRset(ZONE, RecordType.TXT, TTL, foreign);
    var after = with(before, Txt.of("v=spf1 -all"));
    try (var stage = stage(Zone.of(ZONE, before));
        var host = stage.open()) {
      assertHolds(host.read(before.key()), before);
      assertThat(host.replace(List.of(Replacement.update(before, after))))
          .containsExactly(new Outcome.Written());
      assertStands(stage, after);
      assertThat(host.replace(List.of(Replacement.update(after, before))))
          .containsExactly(new Outcome.Written());
      assertStands(stage, before);
    }
  }

  @Test
  default void keepsTheOrderIfItKeepsAny() {
    assumeTrue(keepsOrder(), "this host's records have no order");
    var before = txt(ZONE, "c", "a", "b");
    var after = txt(ZONE, "d", "c", "b", "e");
    try (var stage = stage(Zone.of(ZONE, before));
        var host = stage.open()) {
      assertThat(host.read(before.key())).isEqualTo(new Reading.Present(before));
      host.replace(List.of(Replacement.update(before, after)));
      assertThat(host.read(before.key())).isEqualTo(new Reading.Present(after));
    }
  }

  @Test
  default void replacesInSeveralZonesAtOnce() {
    var other = txt(Name.of("_dmarc.example.net"), "v=DMARC1; p=none");
    try (var stage = stage(Zone.of(ZONE), Zone.of(Name.of("example.net")));
        var host = stage.open()) {
      assertThat(host.replace(List.of(Replacement.creation(DMARC), Replacement.creation(other))))
          .containsExactly(new Outcome.Written(), new Outcome.Written());
      assertStands(stage, DMARC);
      assertStands(stage, other);
    }
  }

  @Test
  default void failsForANameInNoZone() {
    var lost = txt(Name.of("other.test"), "v=spf1 -all");
    try (var stage = stage(Zone.of(ZONE));
        var host = stage.open()) {
      assertThat(host.replace(List.of(Replacement.creation(lost))))
          .singleElement()
          .isInstanceOfSatisfying(
              Outcome.Failed.class, failed -> assertThat(failed.reason()).contains("other.test"));
    }
  }

  @Test
  default void writesMxNullMxAndTlsa() {
    var mx = RRset.of(name("in"), RecordType.MX, TTL, new Rdata.Mx(10, MAIL));
    var nullMx = RRset.of(name("parked"), RecordType.MX, TTL, Rdata.Mx.NULL);
    var tlsa =
        RRset.of(
            name("_25._tcp.mail"),
            RecordType.TLSA,
            TTL,
            new Rdata.Tlsa(3, 1, 1, "01".repeat(32)),
            new Rdata.Tlsa(2, 0, 2, "fe".repeat(64)));
    try (var stage = stage(Zone.of(ZONE));
        var host = stage.open()) {
      for (var rrset : List.of(mx, nullMx, tlsa)) {
        if (host.capabilities().types().contains(rrset.type())) {
          assertThat(host.replace(List.of(Replacement.creation(rrset))))
              .containsExactly(new Outcome.Written());
          assertStands(stage, rrset);
          assertHolds(host.read(rrset.key()), rrset);
        }
      }
    }
  }

  private static RRset with(RRset rrset, Rdata another) {
    var records = new ArrayList<>(rrset.records());
    records.add(another);
    return new RRset(rrset.name(), rrset.type(), rrset.ttl(), records);
  }
}
