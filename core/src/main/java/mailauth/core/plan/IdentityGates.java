package mailauth.core.plan;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.coherence.Signing;
import mailauth.core.config.SenderConfig;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.Name;
import mailauth.core.evidence.Evidence;
import mailauth.core.evidence.Source;

/**
 * Whether it is known as whom each sender writes (From) and where its bounces go (MAIL FROM): both
 * must fit for its mail to pass (RFC 9989 section 4.4).
 */
final class IdentityGates {
  private static final String ID = "SENDER_IDENTITY_UNKNOWN";

  private final Picture picture;

  IdentityGates(Picture picture) {
    this.picture = picture;
  }

  List<Gate> of(Enforcement enforcement, List<Signing> signings) {
    var senders = new Inventory(picture).described(enforcement.name());
    return Stream.of(
            missing(enforcement, senders),
            otherwise(enforcement, senders),
            unaligned(enforcement, senders, signings))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Without any report, others say that nothing is known. */
  private Optional<Gate> missing(Enforcement enforcement, List<Inventory.Described> senders) {
    if (picture.evidence().isEmpty()) {
      return Optional.empty();
    }
    var missing =
        senders.stream()
            .filter(sender -> seen(sender).observations().isEmpty())
            .flatMap(sender -> missing(sender).stream())
            .collect(joining(", "));
    boolean rejects = enforcement.record().p() == Policy.REJECT;
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Gate(
                ID,
                rejects ? Gate.Outcome.BLOCK : Gate.Outcome.WARN,
                "neither the YAML nor a report says %s; write %s for the sender"
                    .formatted(
                        missing,
                        missing.contains("bounces") ? "'from:' and 'mail-from:'" : "'from:'")));
  }

  /** Own hosts bounce to the name itself, and the catalog knows services. */
  private static Optional<String> missing(Inventory.Described sender) {
    var facts = sender.sender().facts();
    var lacks = new ArrayList<String>();
    if (facts.from().isEmpty()) {
      lacks.add("as whom %s writes");
    }
    if (facts.mailFrom().isEmpty() && sender.sender() instanceof SenderConfig.Include) {
      lacks.add("where bounces of %s go");
    }
    return lacks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            lacks.stream().map(lack -> lack.formatted(sender.label())).collect(joining(" and ")));
  }

  /** What reports show of a sender beside what the YAML says. */
  private Optional<Gate> otherwise(Enforcement enforcement, List<Inventory.Described> senders) {
    var strays = new ArrayList<String>();
    boolean fails = false;
    for (var sender : senders) {
      var from = sender.sender().facts().from();
      var stray =
          seen(sender)
              .where(o ->
                  !from.isEmpty()
                      && o.sighting().headerFrom().isWithin(enforcement.name())
                      && !from.contains(o.sighting().headerFrom()));
      stray
          .byHeaderFrom()
          .forEach((name, tally) ->
              strays.add(
                  "%s as %s (%,d messages)".formatted(sender.label(), name, tally.messages())));
      fails |= stray.tally().failing() > 0;
    }
    return strays.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Gate(
                ID,
                fails ? Gate.Outcome.BLOCK : Gate.Outcome.WARN,
                "reports show %s, which the YAML does not say; add the name under 'from:', or find"
                        .formatted(String.join(", ", strays))
                    + " out who writes so"));
  }

  /** SPF that speaks for somebody else's name helps nobody (RFC 9989 section 4.4.2). */
  private static Optional<Gate> unaligned(
      Enforcement enforcement, List<Inventory.Described> senders, List<Signing> signings) {
    var name = enforcement.name();
    var lost =
        senders.stream()
            .filter(sender ->
                sender.sender().facts().mailFrom().filter(f -> !aligns(f, name)).isPresent())
            .filter(sender -> signings.stream().noneMatch(s -> signs(s, sender)))
            .map(sender ->
                "%s (%s)"
                    .formatted(sender.label(), sender.sender().facts().mailFrom().orElseThrow()))
            .collect(joining(", "));
    return lost.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Gate(
                ID,
                Gate.Outcome.BLOCK,
                "bounces go to another domain, so that SPF never counts for %s, and there is no DKIM"
                        .formatted(name)
                    + " key either: "
                    + lost
                    + "; have it sign, or use a return path below the domain"));
  }

  private static boolean aligns(Name mailFrom, Name name) {
    return mailFrom.isWithin(name) || name.isWithin(mailFrom);
  }

  private static boolean signs(Signing signing, Inventory.Described sender) {
    return signing.label().equals(sender.label()) && !signing.signs().isEmpty();
  }

  private Evidence seen(Inventory.Described sender) {
    return picture.evidence().of(new Source(Source.Kind.DECLARED, sender.label()));
  }
}
