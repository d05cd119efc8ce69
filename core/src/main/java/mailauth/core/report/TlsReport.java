package mailauth.core.report;

import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;

/** A TLS report: how sessions towards some domains went (RFC 8460 section 4). */
public record TlsReport(ReportId id, List<Outcome> outcomes) {
  public TlsReport {
    outcomes = List.copyOf(outcomes);
  }

  /**
   * What became of the sessions under one policy.
   *
   * @param domain whose policy it is
   * @param successful sessions that went well
   * @param failures those that did not, in parts
   */
  public record Outcome(
      Name domain, TlsPolicyType policy, long successful, List<Failure> failures) {
    public Outcome {
      failures = List.copyOf(failures);
    }
  }

  /**
   * Sessions that failed alike.
   *
   * @param type a result type of RFC 8460 section 4.3
   * @param mx the receiving host, where it was reported
   */
  public record Failure(String type, Optional<String> mx, long sessions) {}
}
