package mailauth.cli.fleet;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Prometheus' text format 0.0.4, as far as gauges need it. */
final class Exposition {
  private final Map<String, String> common;
  private final StringBuilder out = new StringBuilder();

  /**
   * An empty one.
   *
   * @param common labels that every sample has
   */
  Exposition(Map<String, String> common) {
    this.common = common;
  }

  /** The samples of one metric, which must be together. */
  final class Family {
    private final String name;

    private Family(String name) {
      this.name = name;
    }

    Family sample(Map<String, String> labels, Number value) {
      out.append(start(name, labels)).append(value(value)).append('\n');
      return this;
    }
  }

  Family family(String name, String help) {
    out.append("# HELP %s %s\n# TYPE %s gauge\n".formatted(name, escape(help), name));
    return new Family(name);
  }

  void gauge(String name, String help, Number value) {
    family(name, help).sample(Map.of(), value);
  }

  /** What such a text says of a metric with only the common labels. */
  Optional<String> valueIn(String text, String name) {
    var start = start(name, Map.of());
    return text.lines()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()).strip())
        .filter(value -> value.matches("[0-9]{1,12}(\\.[0-9]{1,9})?"))
        .findFirst();
  }

  String text() {
    return out.toString();
  }

  private String start(String name, Map<String, String> labels) {
    var all = new LinkedHashMap<>(common);
    all.putAll(labels);
    return all.entrySet().stream()
        .map(label -> "%s=\"%s\"".formatted(label.getKey(), escapeLabel(label.getValue())))
        .collect(Collectors.joining(",", name + "{", "} "));
  }

  private static String value(Number value) {
    return value instanceof BigDecimal exact ? exact.toPlainString() : String.valueOf(value);
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n");
  }

  private static String escapeLabel(String text) {
    return escape(text).replace("\"", "\\\"");
  }
}
