package mailauth.core.dkim;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.json.InvalidJson;
import mailauth.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Messages of which somebody showed that they are signed: proof that a key is in use, where no
 * report tells.
 *
 * @param verified when a message last verified, by the name of its key
 */
public record Proofs(Map<Name, Instant> verified) {
  /** What the section of the state is called. */
  public static final String SECTION = "dkim-proofs";

  public Proofs {
    verified = Map.copyOf(verified);
  }

  /** When a message last verified with the key at a name. */
  public Optional<Instant> of(Name key) {
    return Optional.ofNullable(verified.get(key));
  }

  /** With one more message; an older one tells nothing new. */
  public Proofs with(Name key, Instant signed) {
    var more = new TreeMap<>(verified);
    more.merge(key, signed, (one, other) -> one.isAfter(other) ? one : other);
    return new Proofs(more);
  }

  /** What a section of the state says; what cannot be read proves nothing. */
  public static Proofs read(Optional<JsonObject> section) {
    var verified = new TreeMap<Name, Instant>();
    try {
      section.ifPresent(json ->
          json.names()
              .forEach(name -> verified.put(Name.of(name), Instant.parse(json.text(name)))));
    } catch (InvalidJson | InvalidName | DateTimeException e) {
      return new Proofs(Map.of());
    }
    return new Proofs(verified);
  }

  /** The section of the state. */
  public JsonObject section() {
    var json = new LinkedHashMap<String, @Nullable Object>();
    new TreeMap<>(verified).forEach((key, moment) -> json.put(key.text(), moment.toString()));
    return new JsonObject("", json);
  }
}
