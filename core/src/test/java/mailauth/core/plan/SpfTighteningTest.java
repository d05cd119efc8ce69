package mailauth.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.Name;
import mailauth.core.evidence.Evidence;
import mailauth.core.evidence.Receipt;
import mailauth.core.evidence.Sighting;
import mailauth.core.evidence.Source;
import mailauth.core.evidence.TlsEvidence;
import mailauth.core.ip.IpAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Softfail becomes fail where two weeks of reports show nobody whom that would hurt. */
class SpfTighteningTest {
  private static final Name DOMAIN = Name.of("example.com");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          13, UNKNOWN  , false, false, unknown
          14, DECLARED , true , true , pass
          14, UNKNOWN  , false, false, pass
          14, FORWARDER, true , false, pass
          14, DECLARED , false, false, block
          14, KNOWN    , true , false, block
          """)
  void reportsDecide(int days, Source.Kind kind, boolean dkim, boolean spf, String verdict) {
    var example =
        Example.declares("senders: [{ hosts: { ip: [198.51.100.0/24] } }]\nspf: { all: fail }")
            .today("example.com 300 TXT \"v=spf1 ip4:198.51.100.0/24 ~all\"")
            .reported(evidence(days, kind, dkim, spf));
    assertThat(example.verdicts())
        .isEqualTo(verdict.equals("pass") ? List.of() : List.of(verdict + " SPF_ALL_TIGHTENED"));
    assertThat(example.plan().isBlocked()).isEqualTo(!verdict.equals("pass"));
  }

  private static Evidence evidence(int days, Source.Kind kind, boolean dkim, boolean spf) {
    var receipts =
        IntStream.range(0, days)
            .mapToObj(i -> DAY.plusDays(i).atStartOfDay().toInstant(ZoneOffset.UTC))
            .map(begin ->
                new Receipt(
                    Receipt.Kind.DMARC,
                    "example.net",
                    begin.toString(),
                    begin,
                    begin.plusSeconds(86_399),
                    Policy.NONE))
            .toList();
    var sighting =
        new Sighting(
            DAY,
            DOMAIN,
            IpAddress.parse("203.0.113.7").orElseThrow(),
            dkim,
            spf,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Policy.NONE);
    var seen =
        new mailauth.core.evidence.Observation(sighting, new Source(kind, "somebody"), 1_204);
    return new Evidence(DOMAIN, receipts, List.of(seen), TlsEvidence.NONE);
  }
}
