package mailauth.providers.godaddy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.Rdata;
import mailauth.core.json.JsonObject;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.Notation;

/**
 * One record as GoDaddy writes it.
 *
 * @param name relative to the zone
 * @param data TXT as plain text, names without their final dot
 * @param priority of an MX record
 */
record GoDaddyRecord(String type, String name, String data, long ttl, Optional<Long> priority) {

  static GoDaddyRecord read(JsonObject json) {
    return new GoDaddyRecord(
        json.text("type"),
        json.text("name"),
        json.text("data"),
        json.optionalNumber("ttl").orElse(0L),
        json.optionalNumber("priority"));
  }

  /**
   * A record to write.
   *
   * @throws IllegalArgumentException if GoDaddy takes no such data
   */
  static GoDaddyRecord of(String type, String name, Rdata data, long ttl) {
    return switch (data) {
      case Rdata.Mx(var preference, var exchange) ->
          new GoDaddyRecord(type, name, exchange.text(), ttl, Optional.of((long) preference));
      case Rdata.Host(var target) ->
          new GoDaddyRecord(type, name, target.text(), ttl, Optional.empty());
      default -> new GoDaddyRecord(type, name, Notation.BARE.write(data), ttl, Optional.empty());
    };
  }

  /** The name in full. */
  String fullName(HostedZone zone) {
    var apex = zone.name().text();
    return name.equals("@") ? apex : name + "." + apex;
  }

  /** The data as {@link Notation#BARE} reads it. */
  String content(HostedZone zone) {
    return switch (type) {
      case "MX" -> priority.orElse(0L) + " " + target(zone);
      case "CNAME", "NS" -> target(zone);
      default -> data;
    };
  }

  private String target(HostedZone zone) {
    var target = data.equals("@") ? zone.name().text() : data;
    return target.endsWith(".") ? target : target + ".";
  }

  Map<String, Object> members() {
    var members = new LinkedHashMap<String, Object>();
    members.put("type", type);
    members.put("name", name);
    members.put("data", data);
    members.put("ttl", ttl);
    priority.ifPresent(number -> members.put("priority", number));
    return members;
  }
}
