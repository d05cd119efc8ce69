package mailauth.core.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import mailauth.core.tags.ReportUri;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DmarcRecordTest {

  @Test
  void writesTagsInOneOrder() {
    var record =
        new DmarcRecord(
            Optional.of(Policy.REJECT),
            Optional.of(Policy.QUARANTINE),
            Optional.of(Policy.REJECT),
            Optional.of(false),
            Optional.of(PublicSuffix.NO),
            Optional.of(Alignment.STRICT),
            Optional.of(Alignment.RELAXED),
            List.of(ReportUri.of("a@example.com"), ReportUri.of("b@example.com")),
            List.of(ReportUri.of("c@example.com")),
            List.of("1", "d"));

    assertThat(record.text())
        .isEqualTo(
            "v=DMARC1; p=reject; sp=quarantine; np=reject; t=n; psd=n; adkim=s; aspf=r;"
                + " rua=mailto:a@example.com,mailto:b@example.com; ruf=mailto:c@example.com;"
                + " fo=1:d");
  }

  @Test
  void dropsTheHistoricTags() {
    assertThat(DmarcRecord.parse("v=DMARC1; p=none; pct=10; rf=afrf; ri=3600").record().text())
        .isEqualTo("v=DMARC1; p=none");
  }

  @Test
  void recognisesItsRecordHoweverItIsSpaced() {
    assertThat(DmarcRecord.isDmarc("v=DMARC1;p=none")).isTrue();
    assertThat(DmarcRecord.isDmarc("v = DMARC1 ; p = none")).isTrue();
    assertThat(DmarcRecord.isDmarc("V=DMARC1")).isTrue();
    assertThat(DmarcRecord.isDmarc("v=DMARC10; p=none")).isFalse();
    assertThat(DmarcRecord.isDmarc("v=spf1 -all")).isFalse();
  }

  @Test
  void fillsInDefaults() {
    var effective = DmarcRecord.parse("v=DMARC1; p=reject; sp=none").record().effective();

    assertThat(effective.np()).isEqualTo(Policy.NONE);
    assertThat(effective.t()).isFalse();
    assertThat(effective.psd()).isEqualTo(PublicSuffix.UNKNOWN);
    assertThat(effective.adkim()).isEqualTo(Alignment.RELAXED);
    assertThat(effective.fo()).containsExactly("0");
  }

  @Property
  void readsWhatItWrites(@ForAll("records") DmarcRecord record) {
    var reading = DmarcRecord.parse(record.text());

    assertThat(reading.record()).isEqualTo(record);
    assertThat(reading.effective()).contains(record.effective());
  }

  @Provide
  Arbitrary<DmarcRecord> records() {
    var policy = Arbitraries.of(Policy.class);
    var alignment = Arbitraries.of(Alignment.class).optional();
    var uris =
        Arbitraries.strings()
            .withChars("ab,!;%+.")
            .ofMinLength(1)
            .ofMaxLength(8)
            .map(local -> ReportUri.of(local + "@example.com"))
            .list()
            .uniqueElements()
            .ofMaxSize(3);
    var fo = Arbitraries.of("0", "1", "d", "s").list().uniqueElements().ofMaxSize(4);
    return Combinators.combine(
            policy, policy.optional(), policy.optional(), alignment, alignment, uris, uris, fo)
        .as((p, sp, np, adkim, aspf, rua, ruf, options) ->
            new DmarcRecord(
                Optional.of(p),
                sp,
                np,
                Optional.of(options.isEmpty()),
                Optional.of(PublicSuffix.UNKNOWN),
                adkim,
                aspf,
                rua,
                ruf,
                options));
  }
}
