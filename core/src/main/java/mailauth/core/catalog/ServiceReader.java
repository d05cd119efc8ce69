package mailauth.core.catalog;

import static mailauth.core.schema.Key.optional;
import static mailauth.core.schema.Key.required;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.schema.Choice;
import mailauth.core.schema.Dictionary;
import mailauth.core.schema.Fields;
import mailauth.core.schema.Key;
import mailauth.core.schema.Keys;
import mailauth.core.schema.ListShape;
import mailauth.core.schema.Problems;
import mailauth.core.schema.Shape;
import mailauth.core.yaml.Node;
import mailauth.core.yaml.Node.Mapping;

/** Reads the YAML of one service, ours or a user's. */
final class ServiceReader {
  private static final String ELSEWHERE = "global";
  private static final Key<String> TITLE =
      required("title", CatalogShapes.WORDS, "the service as people call it");
  private static final Key<ServiceClass> CLASS = required("class", classes(), "what it is for");
  private static final Key<String> REGION =
      optional("region", CatalogShapes.REGION, "where it is at home");
  private static final Key<Map<String, Variable>> VARIABLES =
      optional("variables", VariableReader.SHAPE, "what only the customer knows");
  private static final Key<Traces> TRACES =
      optional("traces", TracesReader.SHAPE, "what gives it away");
  private static final Key<List<String>> CAVEATS =
      optional("caveats", ListShape.some(CatalogShapes.WORDS), "what to beware of");
  private static final Key<Source> SOURCE =
      optional("source", SourceReader.SHAPE, "where the facts come from");

  private final String id;
  private final Map<String, Variable> variables;
  private final Key<SpfUse> spf;
  private final Key<List<RecordTemplate>> records;
  private final Key<Map<String, Generation>> older;

  private ServiceReader(String id, Map<String, Variable> variables) {
    this.id = id;
    this.variables = variables;
    var reader = new RecordReader(variables);
    var templates = ListShape.some(reader.shape());
    spf = optional("spf", SpfUseReader.shape(reader), "what it has to do with SPF");
    records = optional("records", templates, "the records it needs");
    older = optional("older", older(templates), "earlier records that are still good");
  }

  /** Reads a file's root; empty if anything in it is wrong, which is then among the problems. */
  static Optional<Service> read(String id, Node root, Problems problems) {
    int before = problems.found().size();
    return new ServiceReader(id, variables(root, problems))
        .service(root, problems)
        .filter(service -> problems.found().size() == before);
  }

  /** These first, because they say which blanks the records may have. */
  private static Map<String, Variable> variables(Node root, Problems problems) {
    return root instanceof Mapping mapping
        ? mapping
            .entry(VARIABLES.name())
            .flatMap(entry -> VARIABLES.shape().read(entry.value(), problems))
            .orElse(Map.of())
        : Map.of();
  }

  private Optional<Service> service(Node root, Problems problems) {
    return Keys.of(
            "a service",
            TITLE,
            CLASS,
            REGION,
            spf,
            records,
            older,
            VARIABLES,
            TRACES,
            CAVEATS,
            SOURCE)
        .advising("dkim", "DKIM records stand under 'records', with their whole names")
        .advising("id", "the file's name is the id: remove this key")
        .read(root, problems)
        .flatMap(this::service);
  }

  private Optional<Service> service(Fields fields) {
    var title = fields.get(TITLE);
    var kind = fields.get(CLASS);
    var region = fields.get(REGION, ELSEWHERE);
    var spfUse = fields.get(spf, SpfUse.UNKNOWN);
    var templates = fields.get(records, List.of());
    var generations = fields.get(older, Map.of());
    var traces = fields.get(TRACES, Traces.NONE);
    var caveats = fields.get(CAVEATS, List.of());
    var source = fields.get(SOURCE);
    return title.flatMap(name ->
        kind.map(known ->
            new Service(
                id,
                name,
                known,
                region,
                spfUse,
                templates,
                generations,
                variables,
                traces,
                caveats,
                source)));
  }

  private static Shape<Map<String, Generation>> older(Shape<List<RecordTemplate>> templates) {
    var note = required("note", CatalogShapes.WORDS, "whose records look so");
    var records = required("records", templates, "the records");
    Shape<Generation> generation =
        Keys.of("an older generation", note, records)
            .as(fields -> {
              var read = fields.get(records);
              return fields.get(note).flatMap(text -> read.map(all -> new Generation(text, all)));
            });
    return new Dictionary<>("older", CatalogShapes.WORDS, generation, (at, k, v) -> Map.entry(k, v))
        .map(entries -> {
          var all = new LinkedHashMap<String, Generation>();
          entries.forEach(entry -> all.put(entry.getKey(), entry.getValue()));
          return all;
        });
  }

  private static Choice<ServiceClass> classes() {
    var choice = new Choice<ServiceClass>("class", Map.of(), Map.of());
    for (var kind : ServiceClass.values()) {
      choice = choice.or(kind.word(), kind);
    }
    return choice;
  }
}
