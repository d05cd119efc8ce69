package mailauth.providers.scaleway;

import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.json.JsonObject;
import mailauth.providers.web.HostedRecord;
import mailauth.providers.web.HostedZone;

/**
 * A record as Scaleway keeps it.
 *
 * @param comment what people wrote to it
 */
record NativeRecord(HostedRecord hosted, Optional<String> comment) {
  /** Members of records that answer otherwise from case to case. */
  private static final String[] DYNAMIC = {
    "geo_ip_config", "http_service_config", "weighted_config", "view_config"
  };

  /** Reads a record; none if it is not of a name and type that we deal with. */
  static Stream<NativeRecord> read(HostedZone zone, JsonObject json) {
    var left = json.text("name");
    var apex = zone.name().text();
    return HostedRecord.of(
            json.text("id"),
            left.isEmpty() ? apex : left + "." + apex,
            json.text("type"),
            json.number("ttl"),
            data(json))
        .map(record ->
            isDynamic(json)
                ? record.lockedBy("answers dynamically there, and that is left alone")
                : record)
        .map(record -> new NativeRecord(record, json.optionalText("comment")));
  }

  /** The preference of an MX stands before its name, or apart. */
  private static String data(JsonObject json) {
    var data = json.text("data");
    return json.text("type").equals("MX") && !data.contains(" ")
        ? json.number("priority") + " " + data
        : data;
  }

  private static boolean isDynamic(JsonObject json) {
    for (var member : DYNAMIC) {
      if (json.optionalObject(member).isPresent()) {
        return true;
      }
    }
    return false;
  }
}
