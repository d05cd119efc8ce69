package mailauth.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mailauth.core.dns.Name;
import mailauth.core.evidence.TlsEvidence;
import mailauth.core.evidence.TlsSighting;
import mailauth.core.posture.Desired;
import mailauth.core.report.TlsPolicyType;

/** What TLS reports tell of mail hosts whose keys are pinned, or shall be (RFC 8460, RFC 7672). */
final class DaneReports {
  private static final String FAILING = "DANE_FAILURES_REPORTED";
  private static final int DAYS = 14;

  /** With DANE a host without TLS gets no mail at all (RFC 7672 section 2.2). */
  private static final Set<String> WITHOUT_TLS = Set.of("starttls-not-supported");

  private final Picture picture;
  private final TlsEvidence recent;

  DaneReports(Picture picture) {
    this.picture = picture;
    this.recent = picture.evidence().tls().since(picture.date().minusDays(DAYS));
  }

  /** Whether a host whose first key shall be pinned was seen to offer TLS. */
  Optional<Gate> of(Desired.ServerKeys desired, Change change) {
    if (!change.before().isEmpty() || recent.receipts().isEmpty()) {
      return Optional.empty();
    }
    long failed =
        recent.sessions().entrySet().stream()
            .filter(entry -> isWithoutTls(entry.getKey(), desired.host()))
            .mapToLong(entry -> entry.getValue())
            .sum();
    return Optional.of(
        failed == 0
            ? new Gate(
                FAILING,
                Gate.Outcome.PASS,
                "no sender reported in the last %d days that %s offers no TLS"
                    .formatted(DAYS, desired.host()))
            : new Gate(
                FAILING,
                Gate.Outcome.BLOCK,
                "in the last %d days %s offered no TLS to %,d sessions, and senders that check DANE"
                        .formatted(DAYS, desired.host(), failed)
                    + " would not deliver at all; mend that first"));
  }

  /** Whether senders fail by the keys that are pinned. */
  List<Gate> ofDomain() {
    var gates = new ArrayList<Gate>();
    var failing = recent.of(TlsPolicyType.TLSA);
    boolean pins =
        picture.posture().desired().stream().anyMatch(Desired.ServerKeys.class::isInstance);
    if (pins && failing.failed() > 0) {
      gates.add(
          new Gate(
              FAILING,
              Gate.Outcome.WARN,
              "%,d sessions failed by DANE in the last %d days (%s), and their mail waits; see whether"
                      .formatted(
                          failing.failed(), DAYS, String.join(", ", failing.failures().keySet()))
                  + " the mail hosts present the keys that are pinned, and whether DNSSEC is"
                  + " sound"));
    }
    return gates;
  }

  private static boolean isWithoutTls(TlsSighting sighting, Name host) {
    return sighting.failure().filter(WITHOUT_TLS::contains).isPresent()
        && sighting.mx().filter(mx -> !mx.equalsIgnoreCase(host.text())).isEmpty();
  }
}
