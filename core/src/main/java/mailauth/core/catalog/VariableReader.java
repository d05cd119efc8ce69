package mailauth.core.catalog;

import static mailauth.core.schema.Key.optional;
import static mailauth.core.schema.Key.required;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import mailauth.core.schema.Dictionary;
import mailauth.core.schema.Fields;
import mailauth.core.schema.Flag;
import mailauth.core.schema.Key;
import mailauth.core.schema.Keys;
import mailauth.core.schema.Misfit;
import mailauth.core.schema.Schema;
import mailauth.core.schema.Shape;
import mailauth.core.schema.TextShape;
import mailauth.core.yaml.Quote;

/** Reads {@code variables}. */
final class VariableReader {
  private static final Key<String> DESCRIPTION =
      required("description", CatalogShapes.WORDS, "what it is");
  private static final Key<String> WHERE =
      optional("where", CatalogShapes.WORDS, "where the service shows it");
  private static final Key<String> PATTERN =
      required("pattern", CatalogShapes.PATTERN, "what the whole value looks like");
  private static final Key<String> EXAMPLE =
      required("example", CatalogShapes.WORDS, "a value that is nobody's");
  private static final Key<String> USUAL =
      optional("usual", CatalogShapes.WORDS, "what it is unless somebody says otherwise");
  private static final Key<Boolean> OPTIONAL =
      optional("optional", Flag.TRUE, "records with it are left out where it is not given");
  private static final Keys KEYS =
      Keys.of("a variable", DESCRIPTION, WHERE, PATTERN, EXAMPLE, USUAL, OPTIONAL);

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
  private static final Shape<String> NAMES =
      new TextShape<>(
          "a variable's name",
          Schema.type("string").with("pattern", "^" + NAME + "$"),
          (at, text) -> name(text));

  static final Shape<Map<String, Variable>> SHAPE =
      new Dictionary<>(
              "variables", NAMES, KEYS.as(VariableReader::variable), (at, k, v) -> Map.entry(k, v))
          .map(VariableReader::inOrder);

  private VariableReader() {}

  private static Map<String, Variable> inOrder(List<Map.Entry<String, Variable>> entries) {
    var variables = new LinkedHashMap<String, Variable>();
    entries.forEach(entry -> variables.put(entry.getKey(), entry.getValue()));
    return variables;
  }

  private static String name(String text) throws Misfit {
    if (DomainBlanks.NAMES.contains(text)) {
      throw new Misfit("'%s' is known of every domain: choose another name".formatted(text));
    }
    if (!NAME.matcher(text).matches()) {
      throw new Misfit(
          "%s is no variable's name: write small letters, digits and _".formatted(Quote.of(text)));
    }
    return text;
  }

  private static Optional<Variable> variable(Fields fields) {
    var description = fields.get(DESCRIPTION);
    var where = fields.get(WHERE);
    var pattern = fields.get(PATTERN);
    var example = fields.get(EXAMPLE);
    var usual = fields.get(USUAL).map(Template::of);
    boolean isOptional = fields.get(OPTIONAL, false);
    if (description.isEmpty() || pattern.isEmpty() || example.isEmpty()) {
      return Optional.empty();
    }
    if (!Pattern.matches(pattern.get(), example.get())) {
      fields.refuse(EXAMPLE, "the example does not match the pattern: mend one of them");
      return Optional.empty();
    }
    return Optional.of(
        new Variable(description.get(), where, pattern.get(), example.get(), usual, !isOptional));
  }
}
