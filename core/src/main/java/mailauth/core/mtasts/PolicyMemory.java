package mailauth.core.mtasts;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mailauth.core.dns.Name;
import mailauth.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What senders may still remember of a domain's policies. DNS does not show it, and RFC 8461
 * section 8.3 wants it waited for before MTA-STS ends.
 *
 * @param mode of the policy that was announced last
 * @param maxAge how long senders may keep that one
 * @param until when the last sender forgets those of before that asked for something
 */
public record PolicyMemory(Mode mode, Duration maxAge, Instant until) {
  /** What the section of the state is called. */
  public static final String SECTION = "mta-sts";

  /**
   * The memory after a policy was announced.
   *
   * @param replaced what was served until then, if anybody knows
   * @param stood whether a record announced something until then
   */
  public static PolicyMemory announced(
      MtaStsPolicy now,
      Optional<PolicyMemory> before,
      Optional<MtaStsPolicy> replaced,
      boolean stood,
      Instant at) {
    var until = at;
    if (before.isPresent()) {
      until = later(until, before.get().forgotten(at));
    }
    if (replaced.filter(policy -> policy.mode() != Mode.NONE).isPresent()) {
      until = later(until, at.plus(replaced.get().maxAge()));
    }
    if (before.isEmpty() && replaced.isEmpty() && stood) {
      until = at.plus(MtaStsPolicy.LONGEST);
    }
    return new PolicyMemory(now.mode(), now.maxAge(), until);
  }

  /** When all is forgotten, if nothing else is announced before and this is replaced now. */
  private Instant forgotten(Instant now) {
    return mode == Mode.NONE ? until : later(until, now.plus(maxAge));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** The section of the state, name by name; what cannot be read is not remembered. */
  public static Map<Name, PolicyMemory> read(Optional<JsonObject> section) {
    var memories = new TreeMap<Name, PolicyMemory>();
    section.ifPresent(json ->
        json.names()
            .forEach(name ->
                read(json.object(name)).ifPresent(memory -> memories.put(Name.of(name), memory))));
    return memories;
  }

  private static Optional<PolicyMemory> read(JsonObject json) {
    try {
      var until = Instant.parse(json.text("until"));
      return Mode.of(json.text("mode"))
          .map(mode -> new PolicyMemory(mode, Duration.ofSeconds(json.number("maxAge")), until));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The section of the state. */
  public static JsonObject write(Map<Name, PolicyMemory> memories) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    memories.forEach((name, memory) -> json.put(name.text(), memory.members()));
    return new JsonObject("", json);
  }

  private Map<String, @Nullable Object> members() {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("mode", mode.text());
    json.put("maxAge", maxAge.toSeconds());
    json.put("until", until.toString());
    return json;
  }
}
