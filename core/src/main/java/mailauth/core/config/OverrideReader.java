package mailauth.core.config;

import static mailauth.core.schema.Key.required;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import mailauth.core.schema.Dictionary;
import mailauth.core.schema.Fields;
import mailauth.core.schema.Key;
import mailauth.core.schema.Keys;
import mailauth.core.schema.Misfit;
import mailauth.core.schema.Problems;
import mailauth.core.schema.Schema;
import mailauth.core.schema.Shape;
import mailauth.core.schema.Spelling;
import mailauth.core.schema.TextShape;
import mailauth.core.yaml.Node;
import mailauth.core.yaml.Position;
import mailauth.core.yaml.Quote;

/** Reads {@code overrides}. Whether one is over is not asked here, where no clock is. */
final class OverrideReader {
  private static final String DATE = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

  private static final Key<String> REASON =
      required(
          "reason",
          new TextShape<>(
              "a reason", Schema.type("string").with("minLength", 1), OverrideReader::reason),
          "why the gate may be passed, for those who read the plan");
  private static final Key<LocalDate> UNTIL =
      required(
          "until",
          new TextShape<>(
              "a date such as 2026-12-31",
              Schema.type("string").with("pattern", DATE),
              OverrideReader::date),
          "the last day, in UTC, on which it may be");

  private record Term(String reason, LocalDate until) {}

  private OverrideReader() {}

  static Shape<List<OverrideConfig>> shape(Supplier<Set<String>> gates) {
    return new Dictionary<>(
        "overrides",
        new GateShape(gates),
        Keys.of("an override", REASON, UNTIL).as(OverrideReader::term),
        (at, gate, term) -> new OverrideConfig(at, gate, term.reason, term.until));
  }

  private static Optional<Term> term(Fields fields) {
    var reason = fields.get(REASON);
    var until = fields.get(UNTIL);
    return reason.flatMap(r -> until.map(u -> new Term(r, u)));
  }

  /** A gate's id; the gates are only looked up where there is one. */
  private record GateShape(Supplier<Set<String>> gates) implements Shape<String> {
    @Override
    public Optional<String> read(Node node, Problems problems) {
      return shape().read(node, problems);
    }

    @Override
    public Schema schema() {
      return shape().schema();
    }

    private TextShape<String> shape() {
      var known = gates.get();
      var schema = Schema.of("enum", known.stream().sorted().toList());
      return new TextShape<>("a gate's id", schema, (at, id) -> known(known, id));
    }

    private static String known(Set<String> gates, String id) throws Misfit {
      if (gates.contains(id)) {
        return id;
      }
      throw new Misfit(
          "no gate is called %s: %s"
              .formatted(
                  Quote.of(id),
                  Spelling.closest(id, gates)
                      .map("did you mean '%s'?"::formatted)
                      .orElse("write an id as plans show it, such as SPF_AUTHORIZATION_REMOVED")));
    }
  }

  private static String reason(Position at, String text) throws Misfit {
    var reason = text.strip().replaceAll("\\s+", " ");
    if (reason.isEmpty()) {
      throw new Misfit("the reason is empty: write why the gate may be passed");
    }
    return reason;
  }

  private static LocalDate date(Position at, String text) throws Misfit {
    try {
      if (text.matches(DATE)) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeParseException e) {
      // Such as the 31st of February, which is said below.
    }
    throw new Misfit("%s is no date: write it as 2026-12-31".formatted(Quote.of(text)));
  }
}
