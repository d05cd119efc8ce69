package mailauth.core.dkim.signature;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mailauth.core.dkim.KeyType;
import mailauth.core.dns.Name;

/**
 * A DKIM-Signature field that can be verified (RFC 6376 section 3.5).
 *
 * @param field as it stands in the message
 * @param key the type of key that made it; the hash is always SHA-256
 * @param hash of the body, in base64 without blanks
 * @param value the signature in base64 without blanks
 * @param domain who takes responsibility, {@code d=}
 * @param selector {@code s=}
 * @param signed the names of the signed fields, in {@code h=}'s order
 * @param identity the domain of {@code i=}
 * @param length how many octets of the body count; empty for all
 * @param expires when it ends
 */
public record Signature(
    Message.Field field,
    KeyType key,
    Canonicalization header,
    Canonicalization body,
    String hash,
    String value,
    Name domain,
    String selector,
    List<String> signed,
    Name identity,
    Optional<Integer> length,
    Optional<Instant> expires) {
  public Signature {
    signed = List.copyOf(signed);
  }
}
