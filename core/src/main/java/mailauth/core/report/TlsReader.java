package mailauth.core.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.json.InvalidJson;
import mailauth.core.json.JsonObject;

/** Reads TLS reports (RFC 8460 section 4.4). */
public final class TlsReader {
  /** Real ones have a few kilobytes. */
  private static final int LARGEST = 8 << 20;

  private static final long LARGEST_COUNT = 1_000_000_000_000L;

  private final Names names = new Names();

  /**
   * Reads one report.
   *
   * @param in JSON; the caller closes it
   * @throws UnreadableReport if it is no TLS report
   * @throws IOException if the stream cannot be read
   */
  public TlsReport read(InputStream in) throws IOException, UnreadableReport {
    var octets = in.readNBytes(LARGEST + 1);
    if (octets.length > LARGEST) {
      throw new UnreadableReport(
          "is over %,d octets, too large for a TLS report".formatted(LARGEST));
    }
    try {
      return report(JsonObject.read(new String(octets, StandardCharsets.UTF_8)));
    } catch (InvalidJson e) {
      throw new UnreadableReport("is no TLS report: " + e.getMessage());
    }
  }

  private TlsReport report(JsonObject json) throws UnreadableReport {
    var range = json.object("date-range");
    var begin = instant(range.text("start-datetime"));
    var end = instant(range.text("end-datetime"));
    if (end.isBefore(begin)) {
      throw new UnreadableReport("covers a time that ends before it begins");
    }
    var id =
        new ReportId(
            ReportId.tidy(json.text("organization-name")),
            ReportId.tidy(json.text("report-id")),
            begin,
            end);
    var outcomes = new ArrayList<TlsReport.Outcome>();
    for (var policy : json.objects("policies")) {
      outcomes.add(outcome(policy));
    }
    return new TlsReport(id, outcomes);
  }

  private TlsReport.Outcome outcome(JsonObject json) {
    var policy = json.object("policy");
    var summary = json.object("summary");
    var failures = new ArrayList<TlsReport.Failure>();
    var details = json.members().get("failure-details");
    for (var detail : details == null ? List.<JsonObject>of() : json.objects("failure-details")) {
      failures.add(failure(detail));
    }
    long failed = count(summary, "total-failure-session-count");
    long told = failures.stream().mapToLong(TlsReport.Failure::sessions).sum();
    if (failed > told) {
      failures.add(new TlsReport.Failure("not-detailed", Optional.empty(), failed - told));
    }
    return new TlsReport.Outcome(
        domain(policy),
        TlsPolicyType.of(policy.text("policy-type"))
            .orElseThrow(() -> new InvalidJson(policy.path() + ".policy-type is none")),
        count(summary, "total-successful-session-count"),
        failures);
  }

  private static TlsReport.Failure failure(JsonObject detail) {
    return new TlsReport.Failure(
        ReportId.tidy(detail.text("result-type")),
        detail.optionalText("receiving-mx-hostname").map(ReportId::tidy),
        count(detail, "failed-session-count"));
  }

  private Name domain(JsonObject policy) {
    return names
        .of(policy.text("policy-domain"))
        .orElseThrow(() -> new InvalidJson(policy.path() + ".policy-domain is no domain"));
  }

  private static long count(JsonObject json, String name) {
    return Math.clamp(json.number(name), 0, LARGEST_COUNT);
  }

  private static Instant instant(String text) throws UnreadableReport {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new UnreadableReport("has no time where one should be: " + ReportId.tidy(text));
    }
  }
}
