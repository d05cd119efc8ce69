package mailauth.core.mtasts;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import mailauth.core.lint.Findings;

/** Reads a policy file (RFC 8461 section 3.2). */
final class PolicyParser {
  private static final String SECTION = "RFC 8461 section 3.2";
  private static final int LARGEST = 64 * 1024;
  private static final long ONE_DAY = 86_400;
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,31}");
  private static final Pattern VALUE = Pattern.compile("[ \\x21-\\x7e\\x80-\\x{10ffff}]+");

  /** A line that is {@code key: value}; {@code at} in chars from the file's start. */
  private record Line(int at, String key, String value) {}

  private final Findings findings = new Findings();
  private final List<Line> lines = new ArrayList<>();

  private PolicyParser() {}

  static PolicyReading parse(String text) {
    return new PolicyParser().read(text);
  }

  private PolicyReading read(String text) {
    if (text.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
      findings.error("STS-009", 0, "the policy is larger than 64 KiB", SECTION);
    }
    int at = 0;
    for (var line : text.split("\n", -1)) {
      boolean last = at + line.length() == text.length();
      readLine(at, line.endsWith("\r") ? line.substring(0, line.length() - 1) : line, last);
      at += line.length() + 1;
    }
    checkVersion();
    var mode = mode();
    var maxAge = maxAge();
    var mx = mx(mode);
    var policy =
        mode.isPresent() && maxAge.isPresent() && !findings.hasErrors()
            ? Optional.of(new MtaStsPolicy(mode.get(), mx, maxAge.get()))
            : Optional.<MtaStsPolicy>empty();
    return new PolicyReading(isVersion1(), policy, findings.list());
  }

  private void readLine(int at, String line, boolean last) {
    int colon = line.indexOf(':');
    if (line.isBlank()) {
      if (!last) {
        findings.warning("STS-025", at, "there is an empty line; remove it", SECTION);
      }
    } else if (colon < 0) {
      findings.error(
          "STS-025", at, "'%s' is not of the form key: value".formatted(line.strip()), SECTION);
    } else {
      readPair(at, line.substring(0, colon), line.substring(colon + 1).strip());
    }
  }

  private void readPair(int at, String key, String value) {
    if (!KEY.matcher(key).matches()) {
      findings.error(
          "STS-025",
          at,
          "'%s' is no key: up to 32 letters, digits and _ - .".formatted(key),
          SECTION);
    } else if (!VALUE.matcher(value).matches()) {
      findings.error(
          "STS-025", at, "%s has no value, or one that is no text".formatted(key), SECTION);
    } else if (!key.equals("mx") && find(key).isPresent()) {
      findings.warning(
          "STS-025",
          at,
          "%s stands twice; senders read the first one only".formatted(key),
          SECTION);
    } else {
      lines.add(new Line(at, key, value));
    }
  }

  private Optional<Line> find(String key) {
    return lines.stream().filter(line -> line.key().equals(key)).findFirst();
  }

  private void checkVersion() {
    var version = find("version");
    if (version.isEmpty()) {
      findings.error("STS-010", 0, "version is missing; write version: STSv1", SECTION);
    } else if (!isVersion1()) {
      findings.error(
          "STS-010", version.get().at(), "the version is not STSv1; write version: STSv1", SECTION);
    }
  }

  private boolean isVersion1() {
    return find("version").filter(line -> line.value().equals("STSv1")).isPresent();
  }

  private Optional<Mode> mode() {
    var line = find("mode");
    var mode = line.flatMap(written -> Mode.of(written.value()));
    if (mode.isEmpty()) {
      findings.error(
          "STS-011",
          line.map(Line::at).orElse(0),
          "mode is missing or unknown; write mode: testing, enforce or none",
          SECTION);
    } else if (mode.get() == Mode.TESTING) {
      findings.info(
          "STS-018",
          line.get().at(),
          "mode: testing reports failures but still delivers without protection",
          "RFC 8461 section 5");
    } else if (mode.get() == Mode.NONE) {
      findings.warning(
          "STS-019", line.get().at(), "mode: none means no policy at all", "RFC 8461 section 5");
    }
    return mode;
  }

  private Optional<Duration> maxAge() {
    var line = find("max_age");
    int at = line.map(Line::at).orElse(0);
    var written = line.map(Line::value).orElse("");
    if (!written.matches("[0-9]{1,10}")
        || Long.parseLong(written) > MtaStsPolicy.LONGEST.toSeconds()) {
      findings.error(
          "STS-012", at, "max_age is missing or not from 0 to 31557600 seconds", SECTION);
      return Optional.empty();
    }
    long seconds = Long.parseLong(written);
    if (seconds < ONE_DAY && find("mode").filter(m -> m.value().equals("none")).isEmpty()) {
      findings.warning(
          "STS-013",
          at,
          "max_age of %d s protects little; weeks are customary (1209600)".formatted(seconds),
          SECTION);
    }
    return Optional.of(Duration.ofSeconds(seconds));
  }

  private List<MxPattern> mx(Optional<Mode> mode) {
    var patterns = new ArrayList<MxPattern>();
    for (var line : lines) {
      if (line.key().equals("mx")) {
        readPattern(line).ifPresent(patterns::add);
      }
    }
    if (find("mx").isEmpty() && mode.isPresent() && mode.get() != Mode.NONE) {
      findings.error("STS-014", 0, "mx is missing; name every MX host, one a line", SECTION);
    }
    return patterns;
  }

  private Optional<MxPattern> readPattern(Line line) {
    var pattern = MxPattern.parse(line.value());
    if (pattern.isEmpty()) {
      findings.error(
          "STS-015",
          line.at(),
          "'%s' is no host name in A-labels, with *. in front at most".formatted(line.value()),
          SECTION);
    } else if (pattern.get().wildcard()) {
      findings.info(
          "STS-026",
          line.at(),
          "%s matches one label only, not names deeper down".formatted(pattern.get()),
          "RFC 8461 section 4.1");
    }
    return pattern;
  }
}
