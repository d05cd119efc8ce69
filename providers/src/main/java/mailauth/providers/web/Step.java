package mailauth.providers.web;

import java.util.Optional;
import java.util.function.Function;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;

/**
 * One RRset to write, read a moment ago.
 *
 * @param standing what the host holds there; empty for nothing
 * @param wanted what shall stand there; empty to delete
 */
public record Step<N>(RRsetKey key, Optional<Holding<N>> standing, Optional<RRset> wanted) {

  /** Whether the host answers with an RRset there. */
  public boolean replaces() {
    return standing.flatMap(Holding::rrset).isPresent();
  }

  /** This step, with something else for its write to know. */
  public <M> Step<M> map(Function<? super N, ? extends M> change) {
    return new Step<>(
        key,
        standing.map(holding ->
            new Holding<>(
                holding.key(), holding.rrset(), change.apply(holding.own()), holding.locked())),
        wanted);
  }
}
