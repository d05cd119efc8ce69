package mailauth.providers.web;

import java.util.Map;
import java.util.TreeMap;

/**
 * A record in a fake host's hands, as text of that host's own.
 *
 * @param name in full, without the final dot
 * @param more what the host keeps of it besides, such as a comment
 */
public record Stored(
    String id,
    String zone,
    String name,
    String type,
    long ttl,
    String content,
    Map<String, Object> more) {

  public Stored {
    more = new TreeMap<>(more);
  }

  public Stored(String id, String zone, String name, String type, long ttl, String content) {
    this(id, zone, name, type, ttl, content, Map.of());
  }

  public Stored with(long newTtl, String newContent) {
    return new Stored(id, zone, name, type, newTtl, newContent, more);
  }

  public Stored with(String member, Object value) {
    var members = new TreeMap<>(more);
    members.put(member, value);
    return new Stored(id, zone, name, type, ttl, content, members);
  }
}
