package mailauth.providers.rfc2136;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Function;
import mailauth.core.dns.Rdata;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Reading;
import mailauth.providers.host.Replacement;
import mailauth.providers.wire.NoReply;
import mailauth.providers.wire.NoReply.Kind;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;

/** Sends one update and finds out what became of it: a server's yes is not believed unread. */
final class Writer {
  private final Primary primary;
  private final Refusal refusal;
  private final Reader reader;

  Writer(Primary primary, Refusal refusal, Reader reader) {
    this.primary = primary;
    this.refusal = refusal;
    this.reader = reader;
  }

  /** One outcome for each of the update's replacements, in order. */
  List<Outcome> write(ZoneUpdate update) {
    var message = update.message();
    if (!ZoneUpdate.fits(message)) {
      return allFailed(update, "the old and new records together are too long for a DNS message");
    }
    try {
      var reply = primary.update(message);
      forgetWildcards(update);
      return switch (reply.getRcode()) {
        case Rcode.NOERROR -> accepted(update);
        case Rcode.NXRRSET, Rcode.YXRRSET, Rcode.YXDOMAIN -> unmet(update, reply);
        default -> allFailed(update, refusal.ofUpdate(reply, about(update)));
      };
    } catch (NoReply e) {
      forgetWildcards(update);
      return switch (e.kind()) {
        case NOT_SENT -> allFailed(update, e.getMessage());
        case LOST -> lost(update, e);
        default -> inDoubt(update, e);
      };
    }
  }

  /**
   * A server that closes a connection may not have seen what came last. Where nothing has changed
   * the update is sent once more: should the first yet be done, prerequisites keep out the second.
   */
  private List<Outcome> lost(ZoneUpdate update, NoReply reason) {
    var outcomes = inDoubt(update, reason);
    if (!outcomes.stream().allMatch(Outcome.Failed.class::isInstance)) {
      return outcomes;
    }
    try {
      var reply = primary.update(update.message());
      return reply.getRcode() == Rcode.NOERROR ? accepted(update) : inDoubt(update, reason);
    } catch (NoReply e) {
      return e.kind() == Kind.NOT_SENT ? outcomes : inDoubt(update, e);
    }
  }

  /** What a wildcard holds changes only where it is replaced itself. */
  private void forgetWildcards(ZoneUpdate update) {
    if (update.replacements().stream().anyMatch(each -> Reader.isWildcard(each.key()))) {
      reader.forget(update.zone());
    }
  }

  private List<Outcome> accepted(ZoneUpdate update) {
    return look(
        update,
        (replacement, reading) -> {
          if (holds(replacement, reading)) {
            return new Outcome.Written();
          }
          return update.expects(replacement, reading)
              ? new Outcome.Failed(leftOut(replacement, reading))
              : new Outcome.Unsure(overwritten(replacement, reading));
        },
        fault -> new Outcome.Unsure("%s took the change, but then: %s".formatted(primary, fault)));
  }

  /** Servers leave a CNAME out without a word where other records stand (RFC 2136 3.4.2.2). */
  private String leftOut(Replacement replacement, Reading reading) {
    return "%s said yes but has %s for %s%s"
        .formatted(
            primary,
            words(reading),
            replacement.key(),
            ZoneUpdate.wantsAlias(replacement)
                ? "; other records at the name keep a CNAME out"
                : "");
  }

  private String overwritten(Replacement replacement, Reading reading) {
    return "%s took the change, but now has %s for %s; someone else may have been next"
        .formatted(primary, words(reading), replacement.key());
  }

  private static String words(Reading reading) {
    return switch (reading) {
      case Reading.Present(var rrset) ->
          rrset.records().stream()
              .map(Rdata::toString)
              .collect(joining(", ", "", " with TTL " + rrset.ttl()));
      case Reading.Alias(var cname) -> "a CNAME to " + cname.records().getFirst();
      case Reading.Absent() -> "nothing";
    };
  }

  /** A prerequisite did not hold, so nothing was changed: what changed before us is stale. */
  private List<Outcome> unmet(ZoneUpdate update, Message reply) {
    var says = "%s says %s".formatted(primary, Rcode.string(reply.getRcode()));
    var culprits =
        look(
            update,
            (replacement, reading) -> fault(update, replacement, reading),
            fault -> Optional.<Outcome>of(new Outcome.Failed(says + "; and then: " + fault)));
    var names = new ArrayList<String>();
    for (int i = 0; i < culprits.size(); i++) {
      if (culprits.get(i).isPresent()) {
        names.add(update.replacements().get(i).key().toString());
      }
    }
    var rest =
        names.isEmpty()
            ? says + ", though all reads as planned; plan again"
            : "not written, because %s changed".formatted(String.join(", ", names));
    return culprits.stream()
        .map(culprit -> culprit.orElseGet(() -> new Outcome.Failed(rest)))
        .toList();
  }

  private Optional<Outcome> fault(ZoneUpdate update, Replacement replacement, Reading reading) {
    if (!update.expects(replacement, reading)) {
      return Optional.of(new Outcome.Stale(reading));
    }
    return ZoneUpdate.wantsAlias(replacement) && reader.isInUse(replacement.key().name())
        ? Optional.of(
            new Outcome.Failed(
                "%s has other records, and a CNAME stands alone at its name"
                    .formatted(replacement.key().name())))
        : Optional.empty();
  }

  private List<Outcome> inDoubt(ZoneUpdate update, NoReply reason) {
    return look(
        update,
        (replacement, reading) -> {
          if (holds(replacement, reading)) {
            return new Outcome.Written();
          }
          if (!update.expects(replacement, reading)) {
            return new Outcome.Stale(reading);
          }
          // A server that is only slow may yet do it.
          return reason.kind() == Kind.TIMEOUT
              ? new Outcome.Unsure(reason.getMessage() + "; nothing has changed so far")
              : new Outcome.Failed(reason.getMessage() + "; nothing was changed");
        },
        fault -> new Outcome.Unsure("%s; and then: %s".formatted(reason.getMessage(), fault)));
  }

  /** Reads everything again, all at once. */
  private <T> List<T> look(
      ZoneUpdate update, BiFunction<Replacement, Reading, T> read, Function<String, T> unread) {
    if (update.replacements().size() == 1) {
      return List.of(look(update.replacements().getFirst(), read, unread));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return update.replacements().stream()
          .map(replacement ->
              CompletableFuture.supplyAsync(() -> look(replacement, read, unread), threads))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    }
  }

  private <T> T look(
      Replacement replacement,
      BiFunction<Replacement, Reading, T> read,
      Function<String, T> unread) {
    try {
      return read.apply(replacement, reader.read(replacement.key()));
    } catch (HostException e) {
      return unread.apply(e.getMessage());
    }
  }

  private static boolean holds(Replacement replacement, Reading reading) {
    return replacement
        .wanted()
        .map(wanted ->
            reading
                .found()
                .filter(rrset -> rrset.sameRecords(wanted) && rrset.ttl() == wanted.ttl())
                .isPresent())
        .orElseGet(() -> reading.found().isEmpty());
  }

  private static String about(ZoneUpdate update) {
    var types =
        update.replacements().stream()
            .map(replacement -> replacement.key().type().toString())
            .distinct()
            .collect(joining(", "));
    return "%s in %s".formatted(types, update.zone());
  }

  private static List<Outcome> allFailed(ZoneUpdate update, String reason) {
    return update.replacements().stream()
        .<Outcome>map(replacement -> new Outcome.Failed(reason))
        .toList();
  }
}
