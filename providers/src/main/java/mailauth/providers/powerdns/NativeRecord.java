package mailauth.providers.powerdns;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One record as the server keeps it.
 *
 * @param disabled whether it is kept but not served
 */
record NativeRecord(String content, boolean disabled) {

  Map<String, Object> members() {
    var members = new LinkedHashMap<String, Object>();
    members.put("content", content);
    members.put("disabled", disabled);
    return members;
  }
}
