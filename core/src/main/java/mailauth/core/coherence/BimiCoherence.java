package mailauth.core.coherence;

import java.util.List;
import mailauth.core.dmarc.EffectiveDmarc;
import mailauth.core.dmarc.Policy;
import mailauth.core.dmarc.PolicyDiscovery;
import mailauth.core.lint.Finding;
import mailauth.core.lint.Findings;

/** A logo beside the DMARC policy that lets it show (BIMI draft 14, section 4.1). */
public final class BimiCoherence {
  private static final String REQUIREMENTS = "BIMI draft 14 section 4.1";

  private BimiCoherence() {}

  /** BIMI-005, for the policy that receivers find; nothing where DNS did not say. */
  public static List<Finding> of(PolicyDiscovery policy) {
    return switch (policy) {
      case PolicyDiscovery.Applies applies -> of(applies.record());
      case PolicyDiscovery.Unknown unknown -> List.of();
      case PolicyDiscovery.Nothing nothing -> {
        var findings = new Findings();
        findings.error(
            "BIMI-005",
            0,
            "there is no DMARC policy, and no mailbox shows a logo without one; publish"
                + " p=quarantine or p=reject",
            REQUIREMENTS);
        yield findings.list();
      }
    };
  }

  /** BIMI-005, for a record: both p and sp have to be quarantine or reject. */
  public static List<Finding> of(EffectiveDmarc record) {
    var findings = new Findings();
    if (record.p() == Policy.NONE) {
      findings.error(
          "BIMI-005",
          0,
          "the DMARC policy is none, and no mailbox shows a logo under it; it has to be quarantine"
              + " or reject",
          REQUIREMENTS);
    } else if (record.sp() == Policy.NONE) {
      findings.error(
          "BIMI-005",
          0,
          "the DMARC policy for subdomains is none, and no mailbox shows a logo then; it has to be"
              + " quarantine or reject",
          REQUIREMENTS);
    }
    if (record.p() != Policy.NONE && record.t()) {
      findings.warning(
          "BIMI-005",
          0,
          "DMARC says t=y, testing, and mailboxes may show no logo as long as it does",
          REQUIREMENTS);
    }
    return findings.list();
  }
}
