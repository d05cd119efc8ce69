package mailauth.core.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.json.InvalidJson;
import mailauth.core.json.JsonObject;
import mailauth.core.posture.Purpose;

/** What is ours, as plans and state hold it. */
public final class OwnershipJson {
  private OwnershipJson() {}

  public static Map<String, Object> write(Ownership ownership) {
    var terms = new TreeMap<String, List<String>>();
    ownership.spfTerms().forEach((name, texts) -> terms.put(name.text(), texts));
    var json = new LinkedHashMap<String, Object>();
    json.put("created", ownership.created().stream().sorted().map(OwnershipJson::owned).toList());
    json.put("spfTerms", terms);
    return json;
  }

  /**
   * Reads what {@link #write} gave.
   *
   * @throws InvalidJson if a part is missing or unreadable
   */
  public static Ownership read(JsonObject json) {
    var created = new HashSet<Owned>();
    json.objects("created").forEach(owned -> created.add(new Owned(key(owned), purpose(owned))));
    Map<Name, List<String>> terms = new HashMap<>();
    var byName = json.object("spfTerms");
    byName.names().forEach(name -> terms.put(Name.of(name), new ArrayList<>(byName.texts(name))));
    return new Ownership(created, terms);
  }

  static RRsetKey key(JsonObject json) {
    return new RRsetKey(Name.of(json.text("name")), constant(RecordType.class, json.text("type")));
  }

  static Purpose purpose(JsonObject json) {
    return constant(Purpose.class, json.text("purpose").toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  static <E extends Enum<E>> E constant(Class<E> type, String name) {
    try {
      return Enum.valueOf(type, name);
    } catch (IllegalArgumentException e) {
      throw new InvalidJson("'%s' is no %s".formatted(name, type.getSimpleName()));
    }
  }

  private static Map<String, String> owned(Owned owned) {
    var json = new LinkedHashMap<String, String>();
    json.put("name", owned.key().name().text());
    json.put("type", owned.key().type().name());
    json.put("purpose", owned.purpose().text());
    return json;
  }
}
