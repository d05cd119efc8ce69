package mailauth.core.check.dkim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mailauth.core.check.issue.Issues;
import mailauth.core.dkim.DkimPublicKey;
import mailauth.core.dkim.KeyType;

/** What the keys say beside each other. */
final class TogetherChecks {
  private TogetherChecks() {}

  static void run(List<Keys> found, Issues issues) {
    Map<String, Keys> first = new HashMap<>();
    boolean ed25519 = false;
    boolean rsa = false;
    for (var keys : found) {
      var key = keys.reading().flatMap(reading -> reading.key());
      if (key.isEmpty()) {
        continue;
      }
      ed25519 |= key.get().type() == KeyType.ED25519;
      rsa |= key.get().type() == KeyType.RSA;
      checkRepeated(keys, key.get(), first, issues);
    }
    if (ed25519 && !rsa) {
      issues.add(
          "DKIM-014",
          found.getFirst().key(),
          "of the selectors that were found, none has an RSA key");
    }
  }

  private static void checkRepeated(
      Keys keys, DkimPublicKey key, Map<String, Keys> first, Issues issues) {
    var other = first.putIfAbsent(key.base64(), keys);
    boolean sameTarget = other != null && other.target().equals(keys.target());
    if (other != null && !(sameTarget && keys.target().isPresent())) {
      issues.add(
          "DKIM-030",
          keys.key(),
          "%s has the same key as %s".formatted(keys.key().name(), other.key().name()));
    }
  }
}
