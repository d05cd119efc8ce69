package mailauth.core.evidence;

import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.ip.IpAddress;
import mailauth.core.report.OverrideReason;

/** What tells the source of a sighting, so that each is sorted once and not once a day. */
record Origin(
    IpAddress address, Optional<Envelope> envelope, List<Signature> signatures, boolean forwarded) {

  static Origin of(Sighting sighting) {
    return new Origin(
        sighting.source(),
        sighting.envelope(),
        sighting.signatures(),
        sighting.override().filter(OverrideReason::isForwarding).isPresent());
  }

  /** The signatures that pass. */
  List<Signature> valid() {
    return signatures.stream().filter(Signature::passes).toList();
  }

  /** The envelope's domain where SPF passed for it and it is not the domain's own. */
  Optional<Name> othersEnvelope(Name domain) {
    return envelope.filter(e -> e.passes() && !e.domain().isWithin(domain)).map(Envelope::domain);
  }

  /** The domain of somebody else that SPF or a signature vouches for, SPF's first. */
  Optional<Name> vouched(Name domain) {
    return othersEnvelope(domain)
        .or(() ->
            signatures.stream()
                .filter(s -> s.passes() && !s.domain().isWithin(domain))
                .map(Signature::domain)
                .findFirst());
  }
}
