package mailauth.cli.fleet;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How fast one part of a run gets on. Providers work side by side, each at a speed of its own, so
 * that the slowest tells when it will be done.
 */
final class Pace {
  private static final long NANOS = 1_000_000_000;
  private static final int FEW_PROVIDERS = 2;

  private final String doing;
  private final long began;
  private final int all;
  private final Map<String, Integer> left = new TreeMap<>();
  private final Map<String, Integer> done = new HashMap<>();
  private int allDone;

  /**
   * Nothing is done yet.
   *
   * @param doing what is done to each domain, such as {@code planning}
   * @param providers each domain's
   * @param now in nanoseconds
   */
  Pace(String doing, List<String> providers, long now) {
    this.doing = doing;
    this.began = now;
    this.all = providers.size();
    providers.forEach(provider -> left.merge(provider, 1, Integer::sum));
  }

  void ends(String provider) {
    allDone++;
    done.merge(provider, 1, Integer::sum);
    left.computeIfPresent(provider, (name, count) -> count > 1 ? count - 1 : null);
  }

  boolean isDone() {
    return allDone >= all;
  }

  Duration took(long now) {
    return Duration.ofNanos(now - began);
  }

  /** In a line, such as {@code planning 1,200 of 10,000 domains, 410 a second, 21 s left}. */
  String line(long now) {
    return "%s %,d of %,d domains%s%s%s"
        .formatted(
            doing,
            allDone,
            all,
            rate(now),
            remaining(now).map(", about %s left"::formatted).orElse(""),
            waiting());
  }

  private String rate(long now) {
    double seconds = (double) Math.max(now - began, 1) / NANOS;
    double rate = allDone / seconds;
    if (allDone == 0) {
      return "";
    }
    return rate < 10 ? ", %.1f a second".formatted(rate) : ", %,.0f a second".formatted(rate);
  }

  /** Empty as long as a provider has not done any. */
  private Optional<String> remaining(long now) {
    if (!done.keySet().containsAll(left.keySet())) {
      return Optional.empty();
    }
    return left.entrySet().stream()
        .map(entry -> (double) entry.getValue() / done.getOrDefault(entry.getKey(), 1))
        .max(Double::compare)
        .map(share -> words(Math.round(share * (now - began) / NANOS)));
  }

  /** Whom a run still waits for, once the others are done. */
  private String waiting() {
    int providers =
        done.size() + (int) left.keySet().stream().filter(p -> !done.containsKey(p)).count();
    if (left.size() == providers || left.size() > FEW_PROVIDERS) {
      return "";
    }
    return left.entrySet().stream()
        .map(entry -> "%s (%,d)".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", ", "; waits for ", ""));
  }

  static String words(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3_600
        ? "%d min %d s".formatted(seconds / 60, seconds % 60)
        : "%d h %d min".formatted(seconds / 3_600, seconds % 3_600 / 60);
  }
}
