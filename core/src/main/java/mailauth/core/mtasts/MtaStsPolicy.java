package mailauth.core.mtasts;

import java.time.Duration;
import java.util.List;
import mailauth.core.dns.Name;

/**
 * The policy that a domain serves over HTTPS (RFC 8461 section 3.2).
 *
 * @param mx the patterns that an MX host must match, in the file's order
 * @param maxAge how long senders may keep it, in whole seconds, at most {@link #LONGEST}
 */
public record MtaStsPolicy(Mode mode, List<MxPattern> mx, Duration maxAge) {
  /** 365 days and a quarter: 31557600 seconds. */
  public static final Duration LONGEST = Duration.ofHours(8766);

  public MtaStsPolicy {
    mx = List.copyOf(mx);
    if (maxAge.isNegative() || maxAge.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("max_age is from 0 to 31557600 seconds (a year)");
    }
  }

  /** Reads any text. */
  public static PolicyReading parse(String text) {
    return PolicyParser.parse(text);
  }

  /** Where a domain serves its policy (RFC 8461 section 3.3). */
  public static String url(Name domain) {
    return "https://mta-sts.%s/.well-known/mta-sts.txt".formatted(domain);
  }

  /** Whether mail to this MX host fits the policy (RFC 8461 section 4.1). */
  public boolean covers(Name host) {
    return mx.stream().anyMatch(pattern -> pattern.matches(host));
  }

  /** The file's text, with the line ends that the RFC's own examples have. */
  public String text() {
    var lines = new StringBuilder("version: STSv1\r\n");
    lines.append("mode: ").append(mode.text()).append("\r\n");
    mx.forEach(pattern -> lines.append("mx: ").append(pattern).append("\r\n"));
    return lines.append("max_age: ").append(maxAge.toSeconds()).append("\r\n").toString();
  }
}
