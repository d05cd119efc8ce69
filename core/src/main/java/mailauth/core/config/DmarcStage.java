package mailauth.core.config;

import java.util.Optional;
import mailauth.core.dmarc.EffectiveDmarc;
import mailauth.core.dmarc.Policy;

/** The policies of one stage of a DMARC rollout, as their tags (RFC 9989 section 4.7). */
public record DmarcStage(Policy policy, Optional<Policy> subdomains, Optional<Policy> nonexistent) {

  /** Receivers do nothing but report. */
  public static final DmarcStage WATCHING = new DmarcStage(Policy.NONE, Policy.NONE, Policy.NONE);

  /** The policies of a record. */
  public static DmarcStage of(EffectiveDmarc record) {
    return new DmarcStage(record.p(), record.sp(), record.np());
  }

  /** A stage that names all three, where a tag that says nothing new is left out. */
  public DmarcStage(Policy policy, Policy subdomains, Policy nonexistent) {
    this(
        policy,
        subdomains == policy ? Optional.empty() : Optional.of(subdomains),
        nonexistent == subdomains ? Optional.empty() : Optional.of(nonexistent));
  }

  /** The policy for subdomains that exist. */
  public Policy sp() {
    return subdomains.orElse(policy);
  }

  /** The policy for subdomains that do not. */
  public Policy np() {
    return nonexistent.orElse(sp());
  }

  /** Whether this asks of all mail at least as much as another. */
  public boolean isAtLeast(DmarcStage other) {
    return policy.compareTo(other.policy) >= 0
        && sp().compareTo(other.sp()) >= 0
        && np().compareTo(other.np()) >= 0;
  }

  /** The stricter of both, policy by policy. */
  public DmarcStage join(DmarcStage other) {
    return new DmarcStage(
        stricter(policy, other.policy), stricter(sp(), other.sp()), stricter(np(), other.np()));
  }

  /** As the record's tags, where a tag that says nothing new is left out: {@code p=none}. */
  public String text() {
    var text = new StringBuilder("p=" + policy.text());
    if (sp() != policy) {
      text.append(" sp=").append(sp().text());
    }
    if (np() != sp()) {
      text.append(" np=").append(np().text());
    }
    return text.toString();
  }

  /** What is left of it where receivers apply a policy one step milder ({@code t=y}). */
  public DmarcStage milder() {
    return new DmarcStage(milder(policy), milder(sp()), milder(np()));
  }

  private static Policy milder(Policy policy) {
    return policy == Policy.REJECT ? Policy.QUARANTINE : Policy.NONE;
  }

  private static Policy stricter(Policy one, Policy other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
