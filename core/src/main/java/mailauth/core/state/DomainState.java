package mailauth.core.state;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mailauth.core.json.JsonObject;
import mailauth.core.plan.Ownership;
import mailauth.core.rollout.Memory;

/**
 * What is remembered of one domain.
 *
 * @param sections what else there is, by name, such as when a stage was entered; whoever does not
 *     know a section leaves it as it is
 */
public record DomainState(Ownership ownership, Map<String, JsonObject> sections) {
  public static final DomainState NONE = new DomainState(Ownership.NONE, Map.of());

  public DomainState {
    sections = Collections.unmodifiableMap(new TreeMap<>(sections));
  }

  public Optional<JsonObject> section(String name) {
    return Optional.ofNullable(sections.get(name));
  }

  public DomainState with(Ownership nowOwned) {
    return new DomainState(nowOwned, sections);
  }

  /** With a section in place of the one of that name. */
  public DomainState with(String name, JsonObject section) {
    if (name.equals(StateJson.OWNERSHIP)) {
      throw new IllegalArgumentException(name + " is no section");
    }
    var more = new TreeMap<>(sections);
    more.put(name, section);
    return new DomainState(ownership, more);
  }

  /** Without the section of that name. */
  public DomainState without(String name) {
    var fewer = new TreeMap<>(sections);
    fewer.remove(name);
    return new DomainState(ownership, fewer);
  }

  /**
   * With what policies say at a moment; what a later mailauth wrote of them stays as it is.
   *
   * @param marks what every server answers with
   * @param unsure the policies that changed, and nobody knows yet what every server answers
   */
  public DomainState standing(
      Collection<Memory.Mark> marks, Collection<Memory.Key> unsure, Instant now) {
    var memory = Memory.of(sections);
    var after = memory.asOf(now).without(unsure).with(marks, now);
    return after.equals(memory) || !memory.isLegible()
        ? this
        : with(Memory.SECTION, after.section());
  }
}
