package mailauth.core.catalog;

import static mailauth.core.schema.Key.optional;
import static mailauth.core.schema.Key.required;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import mailauth.core.schema.Choice;
import mailauth.core.schema.Fields;
import mailauth.core.schema.Key;
import mailauth.core.schema.Keys;
import mailauth.core.schema.ListShape;
import mailauth.core.schema.Shape;
import mailauth.core.schema.Whole;

/** Reads {@code spf}. */
final class SpfUseReader {
  private static final Key<SpfAlignment> ALIGNS =
      required(
          "aligns",
          Choice.of("answer", SpfAlignment.ALWAYS.word(), SpfAlignment.ALWAYS)
              .or(SpfAlignment.RETURN_PATH.word(), SpfAlignment.RETURN_PATH)
              .or(SpfAlignment.ON_REQUEST.word(), SpfAlignment.ON_REQUEST)
              .or(SpfAlignment.NEVER.word(), SpfAlignment.NEVER)
              .or(SpfAlignment.UNKNOWN.word(), SpfAlignment.UNKNOWN),
          "whether SPF can align");
  private static final Key<String> HOW =
      optional("how", CatalogShapes.WORDS, "what makes it align");
  private static final Key<Integer> LOOKUPS =
      required("lookups", new Whole(0, 99), "how many of the ten lookups the terms cost");
  private static final Key<LocalDate> DATE =
      required("date", CatalogShapes.DATE, "when they cost so many");
  private static final Key<SpfUse.Cost> COST =
      optional(
          "cost",
          Keys.of("cost", LOOKUPS, DATE).as(SpfUseReader::cost),
          "an estimate, with its date");

  private SpfUseReader() {}

  static Shape<SpfUse> shape(RecordReader records) {
    var terms =
        optional("terms", ListShape.some(records.term()), "what the domain's own SPF record needs");
    return Keys.of("spf", ALIGNS, HOW, terms, COST).as(fields -> use(fields, terms));
  }

  private static Optional<SpfUse> use(Fields fields, Key<List<Template>> terms) {
    var how = fields.get(HOW);
    var needed = fields.get(terms, List.of());
    var cost = fields.get(COST);
    return fields.get(ALIGNS).map(aligns -> new SpfUse(aligns, how, needed, cost));
  }

  private static Optional<SpfUse.Cost> cost(Fields fields) {
    var lookups = fields.get(LOOKUPS);
    var date = fields.get(DATE);
    return lookups.flatMap(count -> date.map(day -> new SpfUse.Cost(count, day)));
  }
}
