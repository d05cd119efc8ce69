package mailauth.core.posture;

import java.time.Duration;
import mailauth.core.config.RolloutConfig.Stage;

/**
 * What must be seen of a stage before the next one.
 *
 * @param dwell how long it stands, from the first report of it
 * @param reportDays on how many days there are reports
 * @param reporters how many organisations report
 * @param messages how many messages of the domain's own are reported
 * @param passRate the percentage of them that passes
 */
public record Thresholds(
    Duration dwell, int reportDays, int reporters, long messages, int passRate) {

  /** These, where a stage of one's own says nothing else. */
  Thresholds with(Stage<?> own) {
    return new Thresholds(
        own.dwell().orElse(dwell),
        own.reportDays().orElse(reportDays),
        own.reporters().orElse(reporters),
        own.messages().map(Integer::longValue).orElse(messages),
        own.passRate().orElse(passRate));
  }

  /** The percentage of each sender's mail that passes: one less than of all together. */
  public int senderRate() {
    return passRate - 1;
  }
}
