package mailauth.core.catalog;

import static mailauth.core.schema.Key.optional;

import java.util.List;
import java.util.Optional;
import mailauth.core.schema.Fields;
import mailauth.core.schema.Key;
import mailauth.core.schema.Keys;
import mailauth.core.schema.ListShape;
import mailauth.core.schema.Shape;

/** Reads {@code traces}. */
final class TracesReader {
  private static final ListShape<String> SUFFIXES = ListShape.some(CatalogShapes.SUFFIX);
  private static final Key<List<String>> INCLUDES =
      optional("includes", SUFFIXES, "targets of SPF's include");
  private static final Key<List<String>> CNAMES =
      optional("cnames", SUFFIXES, "targets of its CNAMEs");
  private static final Key<List<String>> SELECTORS =
      optional(
          "selectors",
          ListShape.some(CatalogShapes.PATTERN),
          "its DKIM selectors, as regular expressions");
  private static final Key<List<String>> VERIFICATION =
      optional(
          "verification", ListShape.some(CatalogShapes.WORDS), "how its proofs of ownership begin");
  private static final Key<List<String>> MX = optional("mx", SUFFIXES, "its mail hosts");
  private static final Key<List<String>> PTR =
      optional("ptr", SUFFIXES, "reverse names of its addresses");
  private static final Key<List<String>> SIGNERS =
      optional("signers", SUFFIXES, "domains it signs with besides the customer's");

  static final Shape<Traces> SHAPE =
      Keys.of("traces", INCLUDES, CNAMES, SELECTORS, VERIFICATION, MX, PTR, SIGNERS)
          .as(TracesReader::traces);

  private TracesReader() {}

  private static Optional<Traces> traces(Fields fields) {
    return Optional.of(
        new Traces(
            fields.get(INCLUDES, List.of()),
            fields.get(CNAMES, List.of()),
            fields.get(SELECTORS, List.of()),
            fields.get(VERIFICATION, List.of()),
            fields.get(MX, List.of()),
            fields.get(PTR, List.of()),
            fields.get(SIGNERS, List.of())));
  }
}
