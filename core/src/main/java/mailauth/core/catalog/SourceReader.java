package mailauth.core.catalog;

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

/** Reads {@code source}. */
final class SourceReader {
  private static final Key<LocalDate> DATE =
      required("date", CatalogShapes.DATE, "when the facts were read");
  private static final Key<Source.Confidence> CONFIDENCE =
      required(
          "confidence",
          Choice.of("confidence", Source.Confidence.HIGH.word(), Source.Confidence.HIGH)
              .or(Source.Confidence.MEDIUM.word(), Source.Confidence.MEDIUM),
          "how far to trust them");
  private static final Key<List<String>> FROM =
      required("from", ListShape.some(CatalogShapes.WORDS), "where they stood");

  static final Shape<Source> SHAPE =
      Keys.of("source", DATE, CONFIDENCE, FROM).as(SourceReader::source);

  private SourceReader() {}

  private static Optional<Source> source(Fields fields) {
    var date = fields.get(DATE);
    var confidence = fields.get(CONFIDENCE);
    var from = fields.get(FROM);
    return date.flatMap(
        day -> confidence.flatMap(trust -> from.map(places -> new Source(day, trust, places))));
  }
}
