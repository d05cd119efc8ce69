package mailauth.cli.spf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mailauth.cli.render.Style;
import mailauth.core.dns.Name;
import mailauth.core.ip.IpSet;
import mailauth.core.json.JsonObject;
import mailauth.core.spf.flattening.Drift;
import mailauth.core.spf.flattening.FlatInclude;
import mailauth.core.spf.flattening.FlatteningLock;
import org.jspecify.annotations.Nullable;

/**
 * What renewing the lock changes in it.
 *
 * @param gone the includes that nobody flattens any more
 */
public record LockReport(List<Renewed> includes, List<Gone> gone) implements Result {
  public LockReport {
    includes = List.copyOf(includes);
    gone = List.copyOf(gone);
  }

  /** Whether DNS did not tell what is behind some include. */
  public boolean hasFailed() {
    return includes.stream().anyMatch(renewed -> renewed.part().problem().isPresent());
  }

  /** An include that was resolved. */
  public record Renewed(Name name, FlatPart part) {
    /** What is new in the lock, all of it where there was nothing. */
    Drift change() {
      var nothing = new FlatInclude(part.include(), IpSet.EMPTY, List.of());
      var before = part.locked().map(FlatteningLock.Entry::include).orElse(nothing);
      return Drift.between(before, part.found().orElse(before));
    }
  }

  /** An entry that was taken out. */
  public record Gone(Name name, Name include) {}

  @Override
  public String text(Style style) {
    var lines = new ArrayList<String>();
    for (var renewed : includes) {
      var change = renewed.change();
      var part = renewed.part();
      lines.add("%s include:%s".formatted(style.strong(renewed.name().text()), part.include()));
      change.gained().cidrs().forEach(network -> lines.add("  " + style.added("+ " + network)));
      change.nowKept().forEach(name -> lines.add("  " + style.added("+ include:" + name)));
      change.lost().cidrs().forEach(network -> lines.add("  " + style.removed("- " + network)));
      change.noLongerKept().forEach(name -> lines.add("  " + style.removed("- include:" + name)));
      part.problem()
          .ifPresentOrElse(
              why -> lines.add("  " + style.removed("! left as it is: " + Printable.of(why))),
              () -> {
                if (change.isEmpty()) {
                  lines.add("  " + style.faint("as it is locked"));
                }
              });
    }
    gone.forEach(entry ->
        lines.add(
            "%s %s"
                .formatted(
                    style.strong(entry.name().text()),
                    style.removed("- include:" + entry.include()))));
    return lines.isEmpty() ? "nothing is flattened\n" : String.join("\n", lines) + "\n";
  }

  @Override
  public String json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("includes", includes.stream().map(LockReport::members).toList());
    json.put("gone", gone.stream().map(LockReport::members).toList());
    return JsonObject.write(json);
  }

  private static Map<String, @Nullable Object> members(Renewed renewed) {
    var change = renewed.change();
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("domain", renewed.name().text());
    json.put("include", renewed.part().include().text());
    json.put("gained", change.gained().cidrs().stream().map(Object::toString).toList());
    json.put("lost", change.lost().cidrs().stream().map(Object::toString).toList());
    json.put("nowKept", change.nowKept().stream().map(Name::text).toList());
    json.put("noLongerKept", change.noLongerKept().stream().map(Name::text).toList());
    json.put("problem", renewed.part().problem().orElse(null));
    return json;
  }

  private static Map<String, Object> members(Gone entry) {
    var json = new LinkedHashMap<String, Object>();
    json.put("domain", entry.name().text());
    json.put("include", entry.include().text());
    return json;
  }
}
