package mailauth.providers.rfc2136;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import mailauth.core.dns.Name;
import mailauth.providers.wire.NoReply;
import mailauth.providers.wire.Queries;
import org.xbill.DNS.Rcode;

/**
 * Has small zones whole, where the key may: one message in place of a question for each record and
 * each wildcard. Who may not is known after a few, and asks.
 */
final class Transfers {
  /** How many more may fail than succeed before no more are tried. */
  private static final int SPARE = 4;

  private final Primary primary;
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();

  /** As long as none has succeeded, others do not wait for the one that is tried. */
  private final AtomicBoolean trying = new AtomicBoolean();

  Transfers(Primary primary) {
    this.primary = primary;
  }

  /** The zone that begins at a name; empty if none does, or it must be asked for piece by piece. */
  Optional<WholeZone> of(Name apex) {
    if (!primary.isSigning() || failed.get() >= done.get() + SPARE) {
      return Optional.empty();
    }
    if (done.get() > 0) {
      return fetch(apex);
    }
    if (!trying.compareAndSet(false, true)) {
      return Optional.empty();
    }
    try {
      return fetch(apex);
    } finally {
      trying.set(false);
    }
  }

  private Optional<WholeZone> fetch(Name apex) {
    var zone = ask(apex);
    (zone.isPresent() ? done : failed).incrementAndGet();
    return zone;
  }

  private Optional<WholeZone> ask(Name apex) {
    try {
      var reply = primary.transfer(Queries.transfer(apex));
      var zone = WholeZone.of(apex, reply);
      if (zone.isEmpty() && reply.getRcode() == Rcode.NOERROR) {
        primary.endTransfers();
      }
      return zone;
    } catch (NoReply e) {
      // A question will tell why.
      return Optional.empty();
    }
  }
}
