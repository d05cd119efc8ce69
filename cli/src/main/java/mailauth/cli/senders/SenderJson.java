package mailauth.cli.senders;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.catalog.RecordTemplate;
import mailauth.core.catalog.Service;
import mailauth.core.catalog.ServiceExample;
import mailauth.core.catalog.Source;
import mailauth.core.catalog.Template;
import mailauth.core.catalog.Traces;
import mailauth.core.catalog.Variable;
import mailauth.core.json.JsonObject;

/** Services for scripts. */
public final class SenderJson {
  private SenderJson() {}

  /** What a list needs of each. */
  public static String list(List<Service> services) {
    return JsonObject.write(Map.of("senders", services.stream().map(SenderJson::brief).toList()));
  }

  /** All that is known of one. */
  public static String one(Service service) {
    var json = brief(service);
    json.put("spf", spf(service));
    json.put("records", service.records().stream().map(SenderJson::record).toList());
    var older = new LinkedHashMap<String, Object>();
    service
        .older()
        .forEach((name, generation) ->
            older.put(
                name,
                ordered(
                    "note", generation.note(),
                    "records", generation.records().stream().map(SenderJson::record).toList())));
    json.put("older", older);
    var variables = new LinkedHashMap<String, Object>();
    service.variables().forEach((name, rule) -> variables.put(name, variable(rule)));
    json.put("variables", variables);
    json.put("traces", traces(service.traces()));
    json.put("caveats", service.caveats());
    service.source().ifPresent(source -> json.put("source", source(source)));
    json.put("example", ServiceExample.of(service).records(Optional.empty()));
    return JsonObject.write(json);
  }

  private static Map<String, Object> brief(Service service) {
    return ordered(
        "id", service.id(),
        "title", service.title(),
        "class", service.kind().word(),
        "region", service.region());
  }

  private static Map<String, Object> spf(Service service) {
    var spf = ordered("aligns", service.spf().alignment().word());
    service.spf().how().ifPresent(how -> spf.put("how", how));
    spf.put("terms", service.spf().terms().stream().map(Template::toString).toList());
    service
        .spf()
        .cost()
        .ifPresent(cost ->
            spf.put("cost", ordered("lookups", cost.lookups(), "date", cost.date().toString())));
    return spf;
  }

  private static Map<String, Object> record(RecordTemplate record) {
    var json =
        ordered(
            "name", record.name().toString(),
            "type", record.type(),
            "value", record.value().toString());
    if (record.kind() instanceof RecordTemplate.Kind.Mx(var preference)) {
      json.put("preference", preference);
    }
    return json;
  }

  private static Map<String, Object> variable(Variable rule) {
    var json = ordered("description", rule.description());
    rule.where().ifPresent(where -> json.put("where", where));
    json.put("pattern", rule.pattern());
    json.put("example", rule.example());
    rule.usual().ifPresent(usual -> json.put("usual", usual.toString()));
    json.put("required", rule.required());
    return json;
  }

  private static Map<String, Object> traces(Traces traces) {
    return ordered(
        "includes", traces.includes(),
        "cnames", traces.cnames(),
        "selectors", traces.selectors(),
        "verification", traces.verification(),
        "mx", traces.mx(),
        "ptr", traces.ptr(),
        "signers", traces.signers());
  }

  private static Map<String, Object> source(Source source) {
    return ordered(
        "date", source.date().toString(),
        "confidence", source.confidence().word(),
        "from", source.from());
  }

  private static Map<String, Object> ordered(Object... keysAndValues) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
