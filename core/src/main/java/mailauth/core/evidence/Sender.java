package mailauth.core.evidence;

import java.util.List;
import java.util.Set;
import mailauth.core.dns.Name;
import mailauth.core.ip.IpAddress;
import mailauth.core.ip.IpSet;

/**
 * A declared sender, as far as its mail can be told by where it comes from and what signs it.
 *
 * @param label as people call it
 * @param addresses from which its SPF terms let it send; empty where SPF never aligns
 * @param keys the names of its DKIM keys, {@code <selector>._domainkey.<domain>}
 */
public record Sender(String label, IpSet addresses, Set<Name> keys) {
  public Sender {
    keys = Set.copyOf(keys);
  }

  boolean sendsFrom(IpAddress source) {
    return addresses.contains(source);
  }

  /** Whether one of these signatures is made with a key of this sender. */
  boolean signed(List<Signature> signatures) {
    return signatures.stream().anyMatch(this::made);
  }

  /** Where a reporter tells no selector, the domain must do. */
  private boolean made(Signature signature) {
    return keys.stream()
        .anyMatch(key ->
            signature.selector().isEmpty()
                ? key.text().endsWith("._domainkey." + signature.domain())
                : key.text().equals(signature.selector() + "._domainkey." + signature.domain()));
  }
}
