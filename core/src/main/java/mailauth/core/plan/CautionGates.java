package mailauth.core.plan;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.config.Freeze;
import mailauth.core.dmarc.DmarcRecord;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Txt;
import mailauth.core.posture.Purpose;

/** Whether a run is larger, or later in the week, than it should be without a second look. */
final class CautionGates {
  private static final long LONG_TTL = 3600;
  private static final int SECONDS_AN_HOUR = 3600;
  private static final List<Purpose> PROTOCOLS = List.of(Purpose.SPF, Purpose.DKIM, Purpose.DMARC);

  private final Picture picture;

  CautionGates(Picture picture) {
    this.picture = picture;
  }

  List<Gate> of(List<Change> changes) {
    return changes.isEmpty()
        ? List.of()
        : Stream.of(frozen(), many(changes), together(changes), longTtl(changes))
            .flatMap(Optional::stream)
            .toList();
  }

  private Optional<Gate> frozen() {
    return picture.config().caution().freezes().stream()
        .filter(freeze -> freeze.covers(picture.now()))
        .findFirst()
        .map(CautionGates::frozen);
  }

  private static Gate frozen(Freeze freeze) {
    return new Gate(
        "CHANGE_FREEZE",
        Gate.Outcome.CONFIRM,
        "the YAML says that nothing shall change now (%s UTC); wait for its end"
            .formatted(freeze.text()));
  }

  private Optional<Gate> many(List<Change> changes) {
    long names = changes.stream().map(change -> change.key().name()).distinct().count();
    int most = picture.config().caution().mostChanges();
    return names <= most
        ? Optional.empty()
        : Optional.of(
            new Gate(
                "CHANGE_BUDGET",
                Gate.Outcome.CONFIRM,
                "%d names change, and %d are usual; look whether all are meant, or set"
                        .formatted(names, most)
                    + " 'most-changes'"));
  }

  /**
   * Where receivers punish what fails, two changes at once hide which one it was. What is new takes
   * nothing from anybody.
   */
  private Optional<Gate> together(List<Change> changes) {
    var protocols =
        PROTOCOLS.stream()
            .filter(purpose ->
                changes.stream()
                    .anyMatch(c -> c.purpose() == purpose && c.action() != Change.Action.CREATE))
            .toList();
    return protocols.size() < 2 || !isEnforced()
        ? Optional.empty()
        : Optional.of(
            new Gate(
                "CHANGE_BUDGET",
                Gate.Outcome.CONFIRM,
                "%s change together while receivers punish what fails; change one, and look at"
                        .formatted(protocols.stream().map(Purpose::name).collect(joining(" and ")))
                    + " reports before the next"));
  }

  private boolean isEnforced() {
    return picture.today().present().values().stream()
        .flatMap(rrset -> Change.values(Purpose.DMARC, Optional.of(rrset)).stream())
        .map(value -> DmarcRecord.parse(((Txt) value).text()).record().effective().p())
        .anyMatch(policy -> policy != Policy.NONE);
  }

  /** A mistake in what is cached for long cannot be taken back quickly. */
  private static Optional<Gate> longTtl(List<Change> changes) {
    var slow =
        changes.stream()
            .filter(change -> change.action() != Change.Action.CREATE)
            .filter(change -> ttl(change) > LONG_TTL)
            .toList();
    long longest = slow.stream().mapToLong(CautionGates::ttl).max().orElse(0);
    return slow.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Gate(
                "TTL_LONG",
                Gate.Outcome.WARN,
                "caches keep what %s says today for up to %d hours; lower its TTL to an hour, and"
                        .formatted(
                            slow.stream()
                                .map(change -> change.key().toString())
                                .distinct()
                                .collect(joining(", ")),
                            Math.ceilDiv(longest, SECONDS_AN_HOUR))
                    + " wait that long before the change"));
  }

  private static long ttl(Change change) {
    return change.observed().map(RRset::ttl).orElse(0L);
  }
}
