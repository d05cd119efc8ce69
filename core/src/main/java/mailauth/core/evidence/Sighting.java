package mailauth.core.evidence;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.Name;
import mailauth.core.ip.IpAddress;
import mailauth.core.report.OverrideReason;
import org.jspecify.annotations.Nullable;

/**
 * Messages of one day that are alike, whoever reported them.
 *
 * @param headerFrom the domain that people see
 * @param source the address that delivered them
 * @param dkim whether an aligned signature passed, as the receiver judged
 * @param spf whether SPF passed for an aligned envelope, as the receiver judged
 * @param envelope the envelope's domain, where it was reported
 * @param signatures those that were checked, the passing first; no more than a few
 * @param override why the receiver set the policy aside
 * @param published the policy that the receiver saw
 */
public record Sighting(
    LocalDate day,
    Name headerFrom,
    IpAddress source,
    boolean dkim,
    boolean spf,
    Optional<Envelope> envelope,
    List<Signature> signatures,
    Optional<OverrideReason> override,
    Policy published) {
  public Sighting {
    signatures = List.copyOf(signatures);
  }

  /** Whether DMARC passed: one aligned pass is enough (RFC 9989 section 5.3). */
  public boolean passes() {
    return dkim || spf;
  }

  /** Whether nothing but SPF makes it pass. */
  public boolean hangsOnSpf() {
    return spf && !dkim;
  }

  /** Whether an aligned signature would still pass under {@code adkim=s}. */
  public boolean passesStrictDkim() {
    return dkim && signatures.stream().anyMatch(s -> s.passes() && s.domain().equals(headerFrom));
  }

  /** Whether SPF would still be aligned under {@code aspf=s}. */
  public boolean passesStrictSpf() {
    return spf && envelope.filter(e -> e.passes() && e.domain().equals(headerFrom)).isPresent();
  }

  /** The passing signatures. */
  public List<Signature> valid() {
    return signatures.stream().filter(Signature::passes).toList();
  }

  /** Written out, as is the next, because a million of these are looked up in one import. */
  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof Sighting other
        && source.equals(other.source)
        && day.equals(other.day)
        && dkim == other.dkim
        && spf == other.spf
        && published == other.published
        && headerFrom.equals(other.headerFrom)
        && signatures.equals(other.signatures)
        && envelope.equals(other.envelope)
        && override.equals(other.override);
  }

  @Override
  public int hashCode() {
    int hash = source.hashCode() * 31 + day.hashCode();
    hash = hash * 31 + headerFrom.hashCode();
    hash = hash * 31 + (dkim ? 2 : 0) + (spf ? 1 : 0);
    return hash * 31 + published.hashCode();
  }
}
