package mailauth.core.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mailauth.core.ip.Cidr;
import mailauth.core.ip.IpAddress.Family;
import mailauth.core.ip.IpSet;
import mailauth.core.json.InvalidJson;
import mailauth.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Who gains and who loses, as plans hold it. */
final class SpfImpactJson {
  private static final String ADDED = "added";
  private static final String REMOVED = "removed";

  private SpfImpactJson() {}

  static Map<String, @Nullable Object> write(SpfImpact impact) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("authorized", impact.authorized().stream().map(SpfImpactJson::share).toList());
    json.put("deauthorized", impact.deauthorized().stream().map(SpfImpactJson::share).toList());
    json.put("bySenderAdded", impact.bySenderAdded());
    json.put("bySenderRemoved", impact.bySenderRemoved());
    json.put("gaps", impact.gaps().stream().map(SpfImpactJson::gap).toList());
    json.put("lookupsBefore", impact.lookupsBefore().orElse(null));
    json.put("lookups", impact.lookups());
    json.put("voidLookups", impact.voidLookups());
    json.put("octets", impact.octets());
    json.put("tree", nodes(impact.tree()));
    return json;
  }

  private static List<Map<String, Object>> nodes(List<SpfNode> nodes) {
    return nodes.stream().map(SpfImpactJson::node).toList();
  }

  private static Map<String, Object> node(SpfNode node) {
    var json = new LinkedHashMap<String, Object>();
    json.put("term", node.term());
    json.put("lookups", node.lookups());
    json.put("nodes", nodes(node.nodes()));
    return json;
  }

  private static SpfNode node(JsonObject json) {
    return new SpfNode(
        json.text("term"),
        (int) json.number("lookups"),
        json.objects("nodes").stream().map(SpfImpactJson::node).toList());
  }

  /** Counts are text, because IPv6 networks outgrow JSON's numbers. */
  private static Map<String, Object> share(SpfImpact.Share share) {
    var json = new LinkedHashMap<String, Object>();
    json.put("term", share.term());
    json.put("owner", share.owner());
    json.put("ipv4", share.addresses().only(Family.IPV4).size().toString());
    json.put("ipv6", share.addresses().only(Family.IPV6).size().toString());
    json.put("cidrs", share.addresses().cidrs().stream().map(Cidr::toString).toList());
    return json;
  }

  static SpfImpact read(JsonObject json) {
    return new SpfImpact(
        shares(json, "authorized"),
        shares(json, "deauthorized"),
        json.texts("bySenderAdded"),
        json.texts("bySenderRemoved"),
        json.objects("gaps").stream().map(SpfImpactJson::gap).toList(),
        json.optionalNumber("lookupsBefore").map(Long::intValue),
        (int) json.number("lookups"),
        (int) json.number("voidLookups"),
        (int) json.number("octets"),
        json.objects("tree").stream().map(SpfImpactJson::node).toList());
  }

  private static Map<String, Object> gap(SpfImpact.Gap gap) {
    var json = new LinkedHashMap<String, Object>();
    json.put("term", gap.term());
    json.put("owner", gap.owner());
    json.put("change", gap.isNew() ? ADDED : REMOVED);
    json.put("reason", gap.reason());
    return json;
  }

  private static SpfImpact.Gap gap(JsonObject json) {
    return new SpfImpact.Gap(
        json.text("term"),
        json.text("owner"),
        json.text("change").equals(ADDED),
        json.text("reason"));
  }

  private static List<SpfImpact.Share> shares(JsonObject json, String name) {
    return json.objects(name).stream().map(SpfImpactJson::share).toList();
  }

  private static SpfImpact.Share share(JsonObject json) {
    var cidrs = json.texts("cidrs").stream().map(SpfImpactJson::cidr).toList();
    return new SpfImpact.Share(json.text("term"), json.text("owner"), IpSet.of(cidrs));
  }

  private static Cidr cidr(String text) {
    return Cidr.parse(text)
        .orElseThrow(() -> new InvalidJson("'%s' is no network".formatted(text)));
  }
}
