package mailauth.cli.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import mailauth.core.check.Report;
import mailauth.core.check.issue.Issue;
import mailauth.core.check.registry.Check;
import mailauth.core.dns.Name;
import mailauth.core.json.JsonObject;
import mailauth.core.lint.Severity;
import mailauth.core.yaml.Position;

/** Reports for code scanning, in SARIF 2.1.0: a finding stands where the YAML has its domain. */
public final class CheckSarif {
  private final Function<Name, Optional<Position>> places;
  private final Map<Check, Integer> rules = new LinkedHashMap<>();
  private final List<Map<String, ?>> results = new ArrayList<>();

  private CheckSarif(Function<Name, Optional<Position>> places) {
    this.places = places;
  }

  /**
   * Writes reports.
   *
   * @param version of this program
   * @param places where the YAML has a domain; empty without a YAML
   */
  public static String of(
      List<Report> reports, String version, Function<Name, Optional<Position>> places) {
    var sarif = new CheckSarif(places);
    reports.forEach(report -> report.issues().forEach(issue -> sarif.add(report, issue)));
    var driver = new LinkedHashMap<String, Object>();
    driver.put("name", "mailauth");
    driver.put("version", version);
    driver.put("rules", sarif.rules.keySet().stream().map(CheckSarif::rule).toList());
    var run = new LinkedHashMap<String, Object>();
    run.put("tool", Map.of("driver", driver));
    run.put("columnKind", "unicodeCodePoints");
    run.put("results", sarif.results);
    var json = new LinkedHashMap<String, Object>();
    json.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json.put("version", "2.1.0");
    json.put("runs", List.of(run));
    return JsonObject.write(json);
  }

  private void add(Report report, Issue issue) {
    rules.putIfAbsent(issue.check(), rules.size());
    var result = new LinkedHashMap<String, Object>();
    result.put("ruleId", issue.check().id());
    result.put("ruleIndex", rules.get(issue.check()));
    result.put("level", level(issue.severity()));
    result.put("message", text(report.domain() + ": " + issue.message()));
    result.put("locations", List.of(location(report.domain(), issue)));
    // The same finding of the next run is no new one.
    var same = "%s %s %s".formatted(report.domain(), issue.check().id(), issue.place());
    result.put("partialFingerprints", Map.of("mailauth/1", same));
    results.add(result);
  }

  private Map<String, Object> location(Name domain, Issue issue) {
    var location = new LinkedHashMap<String, Object>();
    places
        .apply(domain)
        .ifPresent(place -> {
          var physical = new LinkedHashMap<String, Object>();
          physical.put("artifactLocation", Map.of("uri", place.file()));
          var region = new LinkedHashMap<String, Object>();
          region.put("startLine", place.line());
          region.put("startColumn", place.column());
          physical.put("region", region);
          location.put("physicalLocation", physical);
        });
    var logical = new LinkedHashMap<String, Object>();
    logical.put("fullyQualifiedName", issue.place());
    logical.put("kind", "resource");
    location.put("logicalLocations", List.of(logical));
    return location;
  }

  private static Map<String, Object> rule(Check check) {
    var rule = new LinkedHashMap<String, Object>();
    rule.put("id", check.id());
    rule.put("shortDescription", text(check.title()));
    rule.put("fullDescription", text(check.means()));
    rule.put("help", text("%s (%s)".formatted(check.fix(), check.reference())));
    rule.put("defaultConfiguration", Map.of("level", level(check.severity())));
    rule.put("properties", Map.of("tags", List.of(check.group().title())));
    return rule;
  }

  private static Map<String, Object> text(String text) {
    return Map.of("text", text);
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "note";
    };
  }
}
