package mailauth.cli.spf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mailauth.cli.render.Style;
import mailauth.core.dns.Name;
import mailauth.core.ip.IpSet;
import mailauth.core.json.JsonObject;
import mailauth.core.spf.flattening.Drift;
import mailauth.core.spf.flattening.FlatInclude;
import mailauth.core.spf.flattening.Flattening;
import org.jspecify.annotations.Nullable;

/** What flattening makes of some records. */
public record FlatReport(List<FlatView> names) implements Result {
  public FlatReport {
    names = List.copyOf(names);
  }

  @Override
  public String text(Style style) {
    var out = new StringBuilder();
    names.forEach(view -> out.append(new FlatText(view, style).draw()));
    return out.toString();
  }

  @Override
  public String json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("names", names.stream().map(FlatReport::members).toList());
    return JsonObject.write(json);
  }

  private static Map<String, @Nullable Object> members(FlatView view) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("domain", view.name().text());
    json.put("inSync", view.isInSync());
    json.put("includes", view.parts().stream().map(FlatReport::members).toList());
    json.put("lookupsBefore", view.tree().lookups());
    switch (view.outcome()) {
      case Flattening.Flattened(var record, var pieces, var tree) -> {
        json.put("proven", true);
        json.put("refused", null);
        json.put("lookups", tree.lookups());
        json.put("record", record.source());
        json.put("octets", view.octets(record));
        json.put("pieces", pieces.stream().map(FlatReport::members).toList());
      }
      case Flattening.Refused(var reason) -> {
        json.put("proven", false);
        json.put("refused", reason);
      }
    }
    return json;
  }

  private static Map<String, Object> members(Flattening.Piece piece) {
    var json = new LinkedHashMap<String, Object>();
    json.put("name", piece.name().text());
    json.put("record", piece.record().source());
    json.put("octets", FlatView.octets(piece));
    return json;
  }

  private static Map<String, @Nullable Object> members(FlatPart part) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("include", part.include().text());
    json.put("owner", part.owner());
    json.put("locked", part.locked().map(entry -> entry.resolved().toString()).orElse(null));
    json.put("addresses", cidrs(part.addresses()));
    json.put("kept", kept(part));
    json.put("gained", cidrs(part.drift().map(Drift::gained)));
    json.put("lost", cidrs(part.drift().map(Drift::lost)));
    json.put("nowKept", names(part.drift().map(Drift::nowKept)));
    json.put("noLongerKept", names(part.drift().map(Drift::noLongerKept)));
    json.put("problem", part.problem().orElse(null));
    return json;
  }

  private static Map<String, @Nullable String> kept(FlatPart part) {
    var json = new TreeMap<String, @Nullable String>();
    part.written()
        .map(FlatInclude::kept)
        .orElse(List.of())
        .forEach(name -> json.put(name.text(), part.reasons().get(name)));
    return json;
  }

  private static List<String> names(Optional<List<Name>> names) {
    return names.orElse(List.of()).stream().map(Name::text).toList();
  }

  private static List<String> cidrs(Optional<IpSet> addresses) {
    return cidrs(addresses.orElse(IpSet.EMPTY));
  }

  private static List<String> cidrs(IpSet addresses) {
    return addresses.cidrs().stream().map(Object::toString).toList();
  }
}
