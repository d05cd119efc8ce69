package mailauth.providers.spf;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import mailauth.core.ip.IpAddress;
import mailauth.core.spf.evaluation.SpfQuery;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** One document of the suite: a zone, and what must come of questions about it. */
public record Scenario(String description, List<Case> cases, SuiteZone zone) {

  /**
   * One question.
   *
   * @param results those that are right
   * @param explanation empty where it is not checked, {@code DEFAULT} where the domain has none
   */
  public record Case(String name, SpfQuery query, List<String> results, String explanation) {}

  /** Reads the suite's documents. */
  public static List<Scenario> read(String yaml) {
    var documents = yaml().loadAllFromString(yaml).spliterator();
    return StreamSupport.stream(documents, false).map(d -> of(mapping(d))).toList();
  }

  static Load yaml() {
    return new Load(LoadSettings.builder().setSchema(new FailsafeSchema()).build());
  }

  private static Scenario of(Map<String, Object> document) {
    var cases = new ArrayList<Case>();
    child(document, "tests").forEach((name, test) -> cases.add(readCase(name, mapping(test))));
    return new Scenario(
        text(document, "description"), cases, SuiteZone.of(child(document, "zonedata")));
  }

  private static Case readCase(String name, Map<String, Object> test) {
    var ip = IpAddress.parse(text(test, "host")).orElseThrow();
    var query = SpfQuery.of(ip, text(test, "mailfrom"), text(test, "helo"));
    var results =
        test.get("result") instanceof List<?> several ? several : List.of(text(test, "result"));
    return new Case(
        name, query, results.stream().map(Object::toString).toList(), text(test, "explanation"));
  }

  private static String text(Map<String, Object> mapping, String key) {
    return mapping.getOrDefault(key, "").toString();
  }

  private static Map<String, Object> child(Map<String, Object> mapping, String key) {
    return mapping(mapping.getOrDefault(key, Map.of()));
  }

  static Map<String, Object> mapping(Object node) {
    return ((Map<?, ?>) node)
        .entrySet().stream()
            .collect(
                toMap(
                    entry -> entry.getKey().toString(),
                    Map.Entry::getValue,
                    (first, second) -> second,
                    LinkedHashMap::new));
  }

  @Override
  public String toString() {
    return description;
  }
}
