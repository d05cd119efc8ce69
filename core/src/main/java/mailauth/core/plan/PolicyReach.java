package mailauth.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.dmarc.PolicyDiscovery;
import mailauth.core.dmarc.TreeWalk;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RecordType;
import mailauth.core.evidence.Envelope;
import mailauth.core.evidence.Signature;
import mailauth.core.evidence.Source;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Purpose;

/** Whether receivers find the record that is meant for a name (RFC 9989 section 4.10). */
final class PolicyReach {
  private static final String ID = "DMARC_NOT_FOUND_BY_WALK";

  private final Picture picture;
  private final Dns planned;

  PolicyReach(Picture picture) {
    this.picture = picture;
    this.planned = planned(picture);
  }

  /**
   * The verdicts on a name that gets a record. That somebody published another record nearer to a
   * name only warns: this change does nothing to its mail.
   *
   * @param enforces whether receivers punish more of what fails from now on
   */
  List<Gate> of(Name name, boolean enforces) {
    var gates = new ArrayList<Gate>();
    organization(name, enforces).ifPresent(gates::add);
    for (var sending : below(name)) {
      if (PolicyDiscovery.of(planned, sending)
              instanceof PolicyDiscovery.Applies(var at, var record, var policy)
          && !at.equals(name)) {
        gates.add(
            new Gate(
                ID,
                Gate.Outcome.WARN,
                "mail from %s is judged by the record of %s and not by this one; give it a record"
                        .formatted(sending, at)
                    + " of its own"));
      }
    }
    return gates;
  }

  /** Older receivers take the registered domain from a list, newer ones from records. */
  private Optional<Gate> organization(Name name, boolean enforces) {
    if (name.equals(picture.posture().domain())) {
      return Optional.empty();
    }
    var walked = TreeWalk.of(planned, name);
    return walked.failure().isPresent()
        ? Optional.empty()
        : walked
            .organizationalDomain()
            .flatMap(organization ->
                above(organization)
                    .map(registered ->
                        new Gate(
                            ID,
                            enforces && hangsOn(name, organization)
                                ? Gate.Outcome.BLOCK
                                : Gate.Outcome.WARN,
                            "no record stands at %s, so that newer receivers take %s for the"
                                    .formatted(registered, organization)
                                + " organization and older ones %s: what is signed for %s aligns"
                                    .formatted(registered, registered)
                                + " only with the older; publish a record there as well")));
  }

  /** Whether mail was seen that passes only by what lies above the organization of newer ones. */
  private boolean hangsOn(Name name, Name organization) {
    return picture.evidence().of(Source.Kind.DECLARED).observations().stream()
        .map(mailauth.core.evidence.Observation::sighting)
        .filter(seen -> seen.passes() && seen.headerFrom().isWithin(name))
        .anyMatch(seen ->
            Stream.concat(
                    seen.valid().stream().map(Signature::domain),
                    seen.envelope().filter(Envelope::passes).map(Envelope::domain).stream())
                .noneMatch(domain -> domain.isWithin(organization)));
  }

  /** The declared domain above that has no record, if there is one. */
  private Optional<Name> above(Name organization) {
    return picture.posture().domain().equals(organization)
        ? Optional.empty()
        : Optional.of(picture.posture().domain()).filter(organization::isWithin);
  }

  /** The names with senders below one that have no record of their own, nor one nearer. */
  private List<Name> below(Name name) {
    var own =
        picture.posture().desired().stream()
            .filter(desired -> desired.purpose() == Purpose.DMARC)
            .flatMap(desired -> desired.key().name().parent().stream())
            .toList();
    return picture.posture().desired().stream()
        .filter(Desired.Spf.class::isInstance)
        .map(desired -> ((Desired.Spf) desired).name())
        .filter(sending -> sending.isWithin(name) && !own.contains(sending))
        .toList();
  }

  private static Dns planned(Picture picture) {
    return (name, type) -> {
      var declared =
          picture.posture().desired().stream()
              .filter(desired ->
                  type == RecordType.TXT
                      && desired.purpose() == Purpose.DMARC
                      && desired.key().name().equals(name))
              .map(desired -> ((Desired.Value) desired).data())
              .findFirst();
      return declared
          .<Answer>map(data -> new Answer.Found(RRset.of(name, type, 0, data), List.of()))
          .orElseGet(() -> picture.dns().query(name, type));
    };
  }
}
