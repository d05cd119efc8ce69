package mailauth.cli.byhand;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mailauth.cli.project.HandEntries.Page;
import mailauth.core.dns.Txt;
import mailauth.core.handentry.Finding;
import mailauth.core.handentry.HandEntry;
import mailauth.core.handentry.PolicyText;
import mailauth.core.handentry.Typed;
import mailauth.core.handentry.Verdict;
import mailauth.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Sheets, and what became of them, as JSON. */
public final class SheetJson {
  private static final String FORMAT = "mailauth-render/1";

  private SheetJson() {}

  /** All domains in one document. */
  public static String of(List<Page> pages) {
    return document(pages.stream().map(SheetJson::page).toList());
  }

  /** Verdicts by domain. */
  public static String verdicts(Map<String, List<Verdict>> byDomain) {
    return document(
        byDomain.entrySet().stream()
            .map(entry -> {
              var json = new LinkedHashMap<String, @Nullable Object>();
              json.put("domain", entry.getKey());
              json.put("right", entry.getValue().stream().allMatch(Verdict::isRight));
              json.put("records", entry.getValue().stream().map(SheetJson::verdict).toList());
              return json;
            })
            .toList());
  }

  private static String document(List<? extends Map<String, @Nullable Object>> domains) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("format", FORMAT);
    json.put("domains", domains);
    return JsonObject.write(json);
  }

  private static Map<String, @Nullable Object> page(Page page) {
    var sheet = page.sheet();
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("domain", sheet.domain().text());
    json.put("zone", sheet.zone().text());
    json.put("provider", page.provider());
    json.put("panel", page.panel().id());
    json.put("unread", sheet.unread().orElse(null));
    json.put("records", sheet.entries().stream().map(entry -> entry(entry, page)).toList());
    json.put("policies", sheet.policies().stream().map(SheetJson::policy).toList());
    return json;
  }

  private static Map<String, @Nullable Object> entry(HandEntry entry, Page page) {
    var zone = page.sheet().zone();
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("task", entry.task().text());
    json.put("owner", entry.key().name().text());
    json.put("purpose", entry.purpose().text());
    json.put("waits", entry.waits());
    json.put("standing", entry.standing().stream().map(Object::toString).toList());
    json.put("others", entry.others());
    json.put("enter", Typed.all(entry, zone, page.panel()).stream().map(SheetJson::typed).toList());
    json.put(
        "strings",
        entry.wanted().stream()
            .map(value -> value instanceof Txt txt ? txt.strings() : List.of(value.toString()))
            .toList());
    json.put("hints", Hints.of(entry, zone, page.panel()));
    return json;
  }

  private static Map<String, @Nullable Object> typed(Typed typed) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("type", typed.type());
    json.put("name", typed.name());
    json.put("value", typed.value());
    json.put("ttl", typed.ttl());
    json.put("priority", typed.priority().orElse(null));
    return json;
  }

  private static Map<String, @Nullable Object> policy(PolicyText policy) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("url", policy.url());
    json.put("text", policy.text());
    return json;
  }

  private static Map<String, @Nullable Object> verdict(Verdict verdict) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("owner", verdict.entry().key().name().text());
    json.put("type", verdict.entry().key().type().name());
    json.put("right", verdict.isRight());
    json.put("mistake", verdict.finding().map(f -> f.mistake().text()).orElse(null));
    json.put("message", verdict.finding().map(Finding::sentence).orElse(null));
    return json;
  }
}
