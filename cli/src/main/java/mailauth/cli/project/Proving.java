package mailauth.cli.project;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import mailauth.core.dkim.Proofs;
import mailauth.core.dkim.signature.Shown;
import mailauth.core.dns.Name;
import mailauth.core.state.DomainState;
import mailauth.providers.host.HostException;
import mailauth.providers.state.StateStore;

/** Messages that were shown as proof that their sender signs, as state remembers them. */
public final class Proving {
  private final StateStore state;
  private final Function<Name, Optional<Name>> declared;

  /** With the declared domain that a name is or is below. */
  Proving(StateStore state, Function<Name, Optional<Name>> declared) {
    this.state = state;
    this.declared = declared;
  }

  /**
   * Remembers by whose keys a message is signed.
   *
   * @return the declared domain that it is from
   * @throws HostException if it is from none, or the state cannot be written
   */
  public Name remember(Shown shown) {
    var domain =
        declared
            .apply(shown.author())
            .orElseThrow(() ->
                new HostException(
                    "the message is from %s, which the YAML does not declare: nothing is kept"
                        .formatted(shown.author())));
    state.update(Map.of(domain, before -> with(before, shown)));
    return domain;
  }

  private static DomainState with(DomainState before, Shown shown) {
    var proofs = Proofs.read(before.section(Proofs.SECTION));
    for (var key : shown.keys()) {
      proofs = proofs.with(key, shown.sent());
    }
    return before.with(Proofs.SECTION, proofs.section());
  }
}
