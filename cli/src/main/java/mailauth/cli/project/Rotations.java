package mailauth.cli.project;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dkim.rotation.Rotation;
import mailauth.core.dkim.rotation.RotationsJson;
import mailauth.core.dns.Name;
import mailauth.core.json.InvalidJson;
import mailauth.core.state.DomainState;
import mailauth.providers.host.HostException;
import mailauth.providers.state.StateStore;

/** The rotations of DKIM keys that are under way, as state remembers them. */
public final class Rotations {
  private final StateStore state;
  private final Collection<Name> declared;

  Rotations(StateStore state, Collection<Name> declared) {
    this.state = state;
    this.declared = List.copyOf(declared);
  }

  /**
   * The rotation of a domain's selector, as the one that goes.
   *
   * @throws HostException if the state cannot be read
   */
  public Optional<Rotation> of(String domain, String selector) {
    var name = Name.of(domain);
    return state.read(List.of(name)).values().stream()
        .flatMap(remembered -> read(name, remembered).stream())
        .filter(rotation -> rotation.old().equals(selector))
        .findFirst();
  }

  /**
   * The rotations of the selected domains, sorted by their names.
   *
   * @throws HostException if the state cannot be read
   */
  public List<Rotation> of(Selection selection) {
    var remembered = state.read(declared.stream().filter(selection::includes).toList());
    return remembered.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(domain -> read(domain.getKey(), domain.getValue()).stream())
        .toList();
  }

  /**
   * Remembers a rotation in place of the one it was.
   *
   * @throws HostException if the state cannot be written
   */
  public void put(Rotation rotation) {
    save(rotation, Optional.of(rotation));
  }

  /**
   * Forgets a rotation that is done.
   *
   * @throws HostException if the state cannot be written
   */
  public void forget(Rotation rotation) {
    save(rotation, Optional.empty());
  }

  private void save(Rotation rotation, Optional<Rotation> now) {
    var name = Name.of(rotation.domain());
    state.update(
        Map.of(
            name,
            before -> {
              var kept = new ArrayList<>(read(name, before));
              kept.removeIf(other -> other.old().equals(rotation.old()));
              now.ifPresent(kept::add);
              return kept.isEmpty()
                  ? before.without(RotationsJson.SECTION)
                  : before.with(RotationsJson.SECTION, RotationsJson.section(kept));
            }));
  }

  private List<Rotation> read(Name name, DomainState remembered) {
    try {
      return remembered.section(RotationsJson.SECTION).map(RotationsJson::read).orElseGet(List::of);
    } catch (InvalidJson e) {
      throw new HostException(
          "the rotations of %s in %s cannot be read: %s"
              .formatted(name, state.place(), e.getMessage()),
          e);
    }
  }
}
