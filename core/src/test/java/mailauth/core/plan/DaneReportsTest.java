package mailauth.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import mailauth.core.report.TlsPolicyType;
import org.junit.jupiter.api.Test;

/** What TLS reports say of mail hosts with DANE; the clock stands at 2026-11-25. */
class DaneReportsTest {
  private static final String PINNED =
      """
      dane:
        mail.example.com: |
          -----BEGIN PUBLIC KEY-----
          MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEWmPWWrJEZkJG/5OvlJcjhv0eN/bN
          GFs252jp6YwKiLTLKlJyKBqAWK2sdj4Qg5YQVey0oi+DQrcQvNC6PgMtZQ==
          -----END PUBLIC KEY-----
      """;
  private static final Optional<String> NO_TLS = Optional.of("starttls-not-supported");

  @Test
  void aHostThatOffersNoTlsIsNotPinned() {
    assertThat(
            reported(
                days().sessions("2026-11-20", TlsPolicyType.NO_POLICY_FOUND, NO_TLS, mail(), 12)))
        .containsExactly(
            "block: in the last 14 days mail.example.com offered no TLS to 12 sessions, and senders"
                + " that check DANE would not deliver at all; mend that first");
    assertThat(
            reported(
                days()
                    .sessions(
                        "2026-11-20",
                        TlsPolicyType.NO_POLICY_FOUND,
                        NO_TLS,
                        Optional.of("mx2.example.com"),
                        12)))
        .containsExactly(
            "pass: no sender reported in the last 14 days that mail.example.com offers no TLS");
    assertThat(Example.declares(PINNED).gates())
        .as("nothing is said where nobody reports")
        .noneMatch(gate -> gate.id().equals("DANE_FAILURES_REPORTED"));
  }

  @Test
  void failuresByDaneAreToldThoughNothingChanges() {
    var pinned = Example.declares(PINNED).plan().changes().getFirst();
    var tlsa = pinned.key().name() + " 300 TLSA " + pinned.after().getFirst();
    var reports =
        days()
            .sessions("2026-11-20", TlsPolicyType.TLSA, Optional.empty(), Optional.empty(), 900)
            .sessions(
                "2026-11-21", TlsPolicyType.TLSA, Optional.of("validation-failure"), mail(), 7);
    var stands = Example.declares(PINNED).today(tlsa).reported(reports.ofTls());
    assertThat(stands.plan().changes()).isEmpty();
    assertThat(told(stands.gates()))
        .containsExactly(
            "warn: 7 sessions failed by DANE in the last 14 days (validation-failure), and their"
                + " mail waits; see whether the mail hosts present the keys that are pinned, and"
                + " whether DNSSEC is sound");
  }

  private static Reports days() {
    return Reports.daily("2026-11-15", "2026-11-24");
  }

  private static Optional<String> mail() {
    return Optional.of("mail.example.com");
  }

  private static List<String> reported(Reports reports) {
    return told(Example.declares(PINNED).reported(reports.ofTls()).gates());
  }

  private static List<String> told(List<Gate> gates) {
    return gates.stream()
        .filter(gate -> gate.id().equals("DANE_FAILURES_REPORTED"))
        .map(gate -> gate.outcome().text() + ": " + gate.message())
        .toList();
  }
}
