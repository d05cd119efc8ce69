package mailauth.core.state;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.json.InvalidJson;
import mailauth.core.json.JsonObject;
import mailauth.core.plan.OwnershipJson;

/** State as JSON: a whole project's, or one domain's where a store keeps them apart. */
public final class StateJson {
  /** The version that is written, and the last one that is understood. */
  public static final int VERSION = 1;

  static final String OWNERSHIP = "ownership";

  private static final String FORMAT = "mailauth-state/";

  private StateJson() {}

  /** What a document turned out to be. */
  public sealed interface Document {
    record Known(Map<Name, DomainState> domains) implements Document {}

    /** Written by a later mailauth, whose meaning must not be guessed. */
    record Newer(String format) implements Document {}

    /**
     * Nothing that can be read.
     *
     * @param reason half a sentence
     */
    record Damaged(String reason) implements Document {}
  }

  /** The canonical document: the same state gives the same octets. */
  public static String write(Map<Name, DomainState> domains) {
    var byName = new TreeMap<String, Object>();
    domains.forEach((name, state) -> byName.put(name.text(), members(state)));
    var json = new LinkedHashMap<String, Object>();
    json.put("format", FORMAT + VERSION);
    json.put("domains", byName);
    return JsonObject.write(json);
  }

  public static String write(DomainState state) {
    return JsonObject.write(members(state));
  }

  public static Document read(String text) {
    try {
      var json = JsonObject.read(text);
      var format = json.text("format");
      if (isNewer(format)) {
        return new Document.Newer(format);
      }
      if (!format.equals(FORMAT + VERSION)) {
        return new Document.Damaged("its format is " + format);
      }
      var domains = new TreeMap<Name, DomainState>();
      var byName = json.object("domains");
      byName.names().forEach(name -> domains.put(Name.of(name), domain(byName.object(name))));
      return new Document.Known(domains);
    } catch (InvalidJson | InvalidName e) {
      return new Document.Damaged(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Reads one domain's state.
   *
   * @throws InvalidJson if the text is none
   */
  public static DomainState readDomain(String text) {
    return domain(JsonObject.read(text));
  }

  private static DomainState domain(JsonObject json) {
    var sections = new TreeMap<String, JsonObject>();
    for (var name : json.names()) {
      if (!name.equals(OWNERSHIP)) {
        sections.put(name, new JsonObject("", json.object(name).members()));
      }
    }
    return new DomainState(OwnershipJson.read(json.object(OWNERSHIP)), sections);
  }

  private static Map<String, Object> members(DomainState state) {
    var json = new LinkedHashMap<String, Object>();
    json.put(OWNERSHIP, OwnershipJson.write(state.ownership()));
    state.sections().forEach((name, section) -> json.put(name, section.members()));
    return json;
  }

  private static boolean isNewer(String format) {
    return format.matches(FORMAT + "[1-9][0-9]{0,8}")
        && Integer.parseInt(format.substring(FORMAT.length())) > VERSION;
  }
}
