package mailauth.core.config;

import mailauth.core.dns.Name;
import mailauth.core.yaml.Position;

/**
 * One DKIM selector.
 *
 * @param selector one or more labels, left of {@code _domainkey}
 */
public record DkimConfig(Position at, String selector, Source source) {

  /** Where the selector's record comes from. */
  public sealed interface Source {

    /** A public key: PEM or bare base64. */
    record PublicKey(Reference key) implements Source {}

    /** A record given in full. */
    record Full(String text) implements Source {}

    /** Delegation to a name that holds the key. */
    record Cname(Name target) implements Source {}

    /** A revoked key: an empty {@code p=}. */
    record Revoked() implements Source {}
  }
}
