package mailauth.core.rollout;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.Txt;
import mailauth.core.evidence.Evidence;
import mailauth.core.evidence.Roster;
import mailauth.core.evidence.Sender;
import mailauth.core.mtasts.MtaStsPolicy;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Posture;
import mailauth.core.posture.Purpose;

/**
 * All that a rollout is decided by, as of one moment.
 *
 * @param today what stands; empty for an RRset that is not there
 * @param files what the files of MTA-STS policies hold, by their path in the YAML
 * @param receives whether a name has mail hosts
 * @param served the MTA-STS policy that a domain's web server has, where nothing else tells what
 *     stands; empty if nobody knows
 * @param posts whether the YAML says that people of a name post to mailing lists
 */
public record Sight(
    Posture posture,
    Function<RRsetKey, Optional<RRset>> today,
    Map<String, String> files,
    Predicate<Name> receives,
    Predicate<Name> posts,
    Function<Name, Optional<MtaStsPolicy>> served,
    Memory memory,
    Evidence evidence,
    Instant now) {
  public Sight {
    files = Map.copyOf(files);
  }

  /** The only value of its kind that stands; two DMARC records are as good as none. */
  Optional<String> text(RRsetKey key, Purpose purpose) {
    var values =
        today.apply(key).stream()
            .flatMap(rrset -> rrset.records().stream())
            .filter(value -> purpose.owns(key, value))
            .toList();
    return values.size() == 1 && values.getFirst() instanceof Txt txt
        ? Optional.of(txt.joined())
        : Optional.empty();
  }

  /** The mail that is judged by a name's policy. */
  Window.Scope scope(Name name) {
    Predicate<Name> elsewhere = below(name);
    Set<String> senders =
        senders(elsewhere.negate().and(owner -> owner.isWithin(name))).collect(Collectors.toSet());
    return new Window.Scope(name, elsewhere, senders);
  }

  /** Whether a name has a policy of its own, or is below one that has. */
  private Predicate<Name> below(Name name) {
    var others =
        posture.desired().stream()
            .filter(desired -> desired.purpose() == Purpose.DMARC)
            .flatMap(desired -> desired.key().name().parent().stream())
            .filter(other -> other.isWithin(name) && !other.equals(name))
            .toList();
    return headerFrom -> others.stream().anyMatch(headerFrom::isWithin);
  }

  /** Those who send for names; who they are is told by the YAML, so that no DNS is asked. */
  private Stream<String> senders(Predicate<Name> names) {
    var theirs =
        posture.desired().stream().filter(desired -> owner(desired).filter(names).isPresent());
    var roster =
        Roster.of(
            new Posture(posture.domain(), posture.provider(), theirs.toList()),
            (name, type) -> new Answer.Failed("not asked"));
    return roster.senders().stream().map(Sender::label);
  }

  private static Optional<Name> owner(Desired desired) {
    var name = desired.key().name();
    return switch (desired) {
      case Desired.Spf spf -> Optional.of(spf.name());
      case Desired.Value value when isSigning(value) -> name.parent().flatMap(Name::parent);
      default -> Optional.empty();
    };
  }

  /** A revoked key signs nothing. */
  private static boolean isSigning(Desired.Value value) {
    return value.purpose() == Purpose.DKIM
        && !(value.data() instanceof Txt txt && txt.joined().matches(".*\\bp=\\s*(;.*)?"))
        && (value.data() instanceof Txt || value.data() instanceof Rdata.Host);
  }
}
