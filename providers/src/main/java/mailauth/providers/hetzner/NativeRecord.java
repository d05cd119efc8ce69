package mailauth.providers.hetzner;

import java.util.LinkedHashMap;
import java.util.Map;
import mailauth.core.json.JsonObject;

/**
 * One record as Hetzner keeps it.
 *
 * @param comment what people note beside it; empty text for nothing
 */
record NativeRecord(String value, String comment) {

  static NativeRecord read(JsonObject json) {
    return new NativeRecord(json.text("value"), json.optionalText("comment").orElse(""));
  }

  Map<String, Object> members() {
    var members = new LinkedHashMap<String, Object>();
    members.put("value", value);
    if (!comment.isEmpty()) {
      members.put("comment", comment);
    }
    return members;
  }
}
