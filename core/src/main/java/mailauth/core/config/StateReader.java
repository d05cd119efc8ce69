package mailauth.core.config;

import static mailauth.core.schema.Key.optional;
import static mailauth.core.schema.Key.required;

import java.util.List;
import java.util.Optional;
import mailauth.core.schema.Choice;
import mailauth.core.schema.Fields;
import mailauth.core.schema.Key;
import mailauth.core.schema.Keys;
import mailauth.core.schema.Misfit;
import mailauth.core.schema.Problems;
import mailauth.core.schema.Schema;
import mailauth.core.schema.Shape;
import mailauth.core.schema.TextShape;
import mailauth.core.yaml.Node;
import mailauth.core.yaml.Quote;

/** Reads {@code state}: each type takes keys of its own. */
final class StateReader {
  private static final String WHAT = "type of state";
  private static final String KIND = "the kind of store: file (default) or postgres";

  private static final Key<String> PATH =
      optional(
          "path", TextShape.any("a path such as .mailauth/state.json"), "relative to this file");
  private static final Key<Reference> URL =
      required("url", ReferenceShape.SHAPE, "the database, as postgresql://HOST:PORT/DATABASE");
  private static final Key<Reference> USER = optional("user", ReferenceShape.SHAPE, "who logs in");
  private static final Key<Reference> PASSWORD =
      optional("password", ReferenceShape.described("${env:NAME} or file:PATH"), "the password");
  private static final Key<String> PROJECT =
      optional(
          "project",
          new TextShape<>(
              "a project's name",
              Schema.type("string").with("pattern", "^[A-Za-z0-9_.-]{1,64}$"),
              (at, text) -> project(text)),
          "what tells the projects in one database apart (mailauth)");

  private static final Keys FILE =
      Keys.of("state of type file", optional("type", Choice.of(WHAT, "file", "file"), KIND), PATH);
  private static final Keys POSTGRES =
      Keys.of(
              "state of type postgres",
              required("type", Choice.of(WHAT, "postgres", "postgres"), KIND),
              URL,
              USER,
              PASSWORD,
              PROJECT)
          .keepingSecrets();

  private static final Key<Keys> TYPE =
      optional(
          "type",
          Choice.<Keys>of(WHAT, "file", FILE)
              .or("postgres", POSTGRES)
              .advising("s3", "an object store gives no lock that is sure, so write postgres"),
          KIND);
  private static final Keys ANY = Keys.of("state", TYPE).open(PATH.shape());

  static final Shape<StateConfig> SHAPE =
      new Shape<>() {
        @Override
        public Optional<StateConfig> read(Node node, Problems problems) {
          return StateReader.read(node, problems);
        }

        @Override
        public Schema schema() {
          return Schema.of("anyOf", List.of(FILE.schema(), POSTGRES.schema()));
        }
      };

  private StateReader() {}

  private static Optional<StateConfig> read(Node node, Problems problems) {
    var fields = ANY.read(node, problems);
    var keys = fields.flatMap(f -> f.has(TYPE) ? f.get(TYPE) : Optional.of(FILE));
    return keys.flatMap(
        k -> k.read(node, problems).flatMap(f -> k.equals(FILE) ? file(f) : postgres(f)));
  }

  private static Optional<StateConfig> file(Fields fields) {
    return Optional.of(
        fields.get(PATH).<StateConfig>map(StateConfig.InFile::new).orElse(StateConfig.DEFAULT));
  }

  private static Optional<StateConfig> postgres(Fields fields) {
    var user = fields.get(USER);
    var password = fields.get(PASSWORD);
    var project = fields.get(PROJECT, "mailauth");
    return fields.get(URL).map(url -> new StateConfig.InPostgres(url, user, password, project));
  }

  private static String project(String text) throws Misfit {
    if (!text.matches("[A-Za-z0-9_.-]{1,64}")) {
      throw new Misfit(
          "%s is no project's name: write up to 64 letters, digits, '_', '.' and '-'"
              .formatted(Quote.of(text)));
    }
    return text;
  }
}
