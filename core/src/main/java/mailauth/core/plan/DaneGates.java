package mailauth.core.plan;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import mailauth.core.dane.KeyMemory;
import mailauth.core.dane.MailHost;
import mailauth.core.dane.ServerKey;
import mailauth.core.dane.TlsaMatch;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.posture.Desired;

/**
 * Whether mail still arrives once senders hold a mail host to its TLSA records (RFC 7672): the zone
 * must be signed, and the host must present one of the keys. Both are asked only where such records
 * change.
 */
final class DaneGates {
  private static final String REMOVED = "DANE_KEY_REMOVED";
  private static final String INSECURE = "DANE_ZONE_NOT_SECURE";
  private static final String ABSENT = "DANE_KEY_NOT_PRESENTED";

  private final Picture picture;

  DaneGates(Picture picture) {
    this.picture = picture;
  }

  List<Gate> of(Desired.ServerKeys desired, Change change) {
    var presented = picture.world().mailHosts().ask(desired.host());
    var gates = new ArrayList<Gate>();
    gates.add(secure(change));
    gates.add(presents(desired, change, presented));
    removal(desired, change, presented).ifPresent(gates::add);
    return gates;
  }

  /** What is not signed, senders do not look at (RFC 7672 section 2.2). */
  private Gate secure(Change change) {
    var key =
        change.before().isEmpty()
            ? new RRsetKey(picture.posture().domain(), RecordType.MX)
            : change.key();
    var name = key.name();
    return switch (picture.world().validation().of(key)) {
      case SECURE -> new Gate(INSECURE, Gate.Outcome.PASS, "DNSSEC vouches for " + name);
      case INSECURE ->
          new Gate(
              INSECURE,
              Gate.Outcome.BLOCK,
              "DNSSEC does not vouch for %s, so senders ignore TLSA records there; have the zone"
                      .formatted(name)
                  + " signed first, and its DS record published");
      case BOGUS ->
          new Gate(
              INSECURE,
              Gate.Outcome.BLOCK,
              "the DNSSEC signatures of %s do not hold, so nobody who checks them gets an answer;"
                      .formatted(name)
                  + " mend that first");
      case UNKNOWN ->
          new Gate(
              INSECURE,
              Gate.Outcome.UNKNOWN,
              "no resolver that checks DNSSEC says whether it vouches for %s; name one with --dns"
                  .formatted(name));
    };
  }

  /** Whether a key that the host presents stands in DNS from now on. */
  private static Gate presents(Desired.ServerKeys desired, Change change, MailHost presented) {
    return switch (presented) {
      case MailHost.Encrypted(var server, var protocol, var chain, var distrust) -> {
        if (fits(presented, desired.keys())) {
          yield early(desired, change, presented)
              .orElseGet(() ->
                  new Gate(
                      ABSENT, Gate.Outcome.PASS, "%s presents a declared key".formatted(server)));
        }
        var key = ServerKey.of(chain.getFirst().getPublicKey());
        yield new Gate(
            ABSENT,
            Gate.Outcome.BLOCK,
            "%s presents a key that is not declared (%s), so senders that check DANE would deliver"
                    .formatted(server, key.tlsa())
                + " nothing; name its certificate under 'dane'");
      }
      case MailHost.Plain(var server, var said) ->
          new Gate(
              ABSENT,
              Gate.Outcome.BLOCK,
              "%s offers no STARTTLS, and senders that check DANE deliver nothing without it"
                  .formatted(server));
      case MailHost.Disagreeing(var server, var reason) ->
          new Gate(
              ABSENT,
              Gate.Outcome.UNKNOWN,
              "%s agrees on no encryption with this machine (%s), so nobody saw its key"
                  .formatted(server, reason));
      case MailHost.Silent(var server, var reason) ->
          new Gate(
              ABSENT,
              Gate.Outcome.UNKNOWN,
              "nobody saw which key %s presents: %s; plan where port 25 is open to the outside, as"
                      .formatted(server, reason)
                  + " it is not in many networks");
    };
  }

  /** The key was swapped before it was published, so that what caches have does not fit. */
  private static Optional<Gate> early(
      Desired.ServerKeys desired, Change change, MailHost presented) {
    return change.before().isEmpty() || fits(presented, change.before())
        ? Optional.empty()
        : Optional.of(
            new Gate(
                ABSENT,
                Gate.Outcome.WARN,
                "%s presents a key already that DNS does not have yet: senders that check DANE hold"
                        .formatted(desired.host())
                    + " back mail until caches forget what stands; next time publish first, and"
                    + " swap after twice the TTL"));
  }

  private Optional<Gate> removal(Desired.ServerKeys desired, Change change, MailHost presented) {
    var gone = change.before().stream().filter(key -> !desired.keys().contains(key)).toList();
    if (gone.isEmpty()) {
      return Optional.empty();
    }
    boolean stays = fits(presented, desired.keys());
    if (gone.size() == change.before().size() && !stays) {
      return Optional.of(
          new Gate(
              REMOVED,
              Gate.Outcome.BLOCK,
              "no key that is pinned today stays, so that senders which check DANE hold back mail"
                  + " until %s presents a new one; declare the old key beside it until the host"
                      .formatted(desired.host())
                  + " has changed and twice the TTL has passed"));
    }
    var keys = gone.stream().map(Rdata::toString).collect(joining(", "));
    return Optional.of(
        stays
            ? swapped(desired, change, keys)
            : new Gate(
                REMOVED,
                Gate.Outcome.CONFIRM,
                "%s goes; if %s still presents that key, senders that check DANE hold back mail"
                    .formatted(keys, desired.host())));
  }

  /** The host presents a key that stays: whether caches know it by now. */
  private Gate swapped(Desired.ServerKeys desired, Change change, String gone) {
    var memory = KeyMemory.read(picture.remembered(KeyMemory.SECTION));
    var young =
        desired.keys().stream()
            .filter(change.before()::contains)
            .flatMap(key -> memory.since(change.key().name(), key).stream())
            .map(since -> since.plus(settled(change)))
            .filter(picture.now()::isBefore)
            .max(Instant::compareTo);
    return young
        .map(until ->
            new Gate(
                REMOVED,
                Gate.Outcome.BLOCK,
                "%s goes, and caches may not know the key yet that stays; wait until %s, twice the"
                        .formatted(gone, until.truncatedTo(ChronoUnit.SECONDS))
                    + " TTL after it was published"))
        .orElseGet(() ->
            new Gate(
                REMOVED,
                Gate.Outcome.PASS,
                "%s goes, and %s presents a key that stays".formatted(gone, desired.host())));
  }

  private static boolean fits(MailHost presented, Collection<? extends Rdata> keys) {
    return presented instanceof MailHost.Encrypted encrypted
        && keys.stream()
            .anyMatch(
                key -> key instanceof Rdata.Tlsa tlsa && TlsaMatch.fits(tlsa, encrypted.chain()));
  }

  /** How long what is new takes to reach everybody: caches may hold the old answer for two TTLs. */
  static Duration settled(Change change) {
    return Duration.ofSeconds(2 * change.observed().map(RRset::ttl).orElse(change.ttl()));
  }
}
