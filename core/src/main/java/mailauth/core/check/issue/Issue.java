package mailauth.core.check.issue;

import java.util.List;
import java.util.Optional;
import mailauth.core.check.registry.Check;
import mailauth.core.dns.RRsetKey;
import mailauth.core.lint.Severity;

/**
 * A check that found something.
 *
 * @param severity the check's own, or what it is in this case
 * @param place the name that was looked at, or an address of the web
 * @param rrset the RRset to change, where it is one
 * @param message what was found
 * @param reference the check's own, or a closer one
 * @param about the hosts or terms that it speaks of, each as a record writes it, for who mends it
 * @param repaired whether the next apply repairs it; empty where nobody planned one
 */
public record Issue(
    Check check,
    Severity severity,
    String place,
    Optional<RRsetKey> rrset,
    String message,
    String reference,
    List<Evidence> evidence,
    List<String> about,
    Optional<Boolean> repaired) {
  public Issue {
    about = List.copyOf(about);
    evidence = List.copyOf(evidence);
  }

  /** This issue with who said so. */
  public Issue with(List<Evidence> now) {
    return new Issue(check, severity, place, rrset, message, reference, now, about, repaired);
  }

  /** This issue with what the next apply does about it. */
  public Issue repaired(boolean now) {
    return new Issue(
        check, severity, place, rrset, message, reference, evidence, about, Optional.of(now));
  }

  /** Whether both find the same fault at the same place, in whatever words. */
  public boolean sameFault(Issue other) {
    return check.equals(other.check) && place.equals(other.place);
  }

  /** Whether both say the same of the same place, whoever said so. */
  public boolean sameAs(Issue other) {
    return check.equals(other.check) && place.equals(other.place) && message.equals(other.message);
  }
}
