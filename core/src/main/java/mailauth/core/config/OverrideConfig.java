package mailauth.core.config;

import java.time.LocalDate;
import mailauth.core.yaml.Position;

/**
 * A safety gate that shall not stop a domain's changes for a while.
 *
 * @param gate the gate's id
 * @param reason why it may be passed, on one line
 * @param until the last day on which it may be, in UTC
 */
public record OverrideConfig(Position at, String gate, String reason, LocalDate until) {

  /** Whether it no longer holds on that day. */
  public boolean isOver(LocalDate day) {
    return day.isAfter(until);
  }
}
