package mailauth.core.dkim;

import java.util.List;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Name;
import mailauth.core.dns.Txt;

/**
 * Whether the key that DNS publishes at a selector is the one that signs.
 *
 * @param message one sentence: what stands there, and what to do if it does not match
 */
public record PublishedKey(boolean matches, String message) {

  /** Where a domain publishes the key of a selector (RFC 6376 section 3.6.2.1). */
  public static Name owner(String selector, Name domain) {
    return Name.of(selector + "._domainkey").under(domain);
  }

  /** Compares the answer to a TXT question at {@code owner} with a key. */
  public static PublishedKey compare(Name owner, Answer answer, DkimPublicKey signing) {
    return switch (answer) {
      case Answer.Failed(var reason) -> not(owner + " cannot be read: " + reason);
      case Answer.NoName none -> not(owner + " does not exist; publish the key there");
      case Answer.NoData none -> not(owner + " has no TXT record; publish the key there");
      case Answer.Found found -> compare(owner, texts(found), signing);
    };
  }

  private static PublishedKey compare(Name owner, List<String> texts, DkimPublicKey signing) {
    if (texts.size() != 1) {
      return not(
          "%s has %d TXT records; a selector has exactly one".formatted(owner, texts.size()));
    }
    var reading = DkimRecord.parse(texts.getFirst());
    if (reading.record().isRevoked()) {
      return not("the key at %s is revoked; sign with another selector".formatted(owner));
    }
    if (reading.key().isEmpty()) {
      return not(owner + " holds no usable key; try: mailauth lint dkim TEXT");
    }
    return reading.key().get().equals(signing)
        ? new PublishedKey(
            true,
            "%s publishes this key (%s, %d bits)"
                .formatted(owner, signing.type().text(), signing.bits()))
        : not(
            owner
                + " publishes another key, so signatures made with this one fail; publish it at a"
                + " selector of its own");
  }

  private static List<String> texts(Answer.Found found) {
    return found.records().stream().map(record -> ((Txt) record).text()).toList();
  }

  private static PublishedKey not(String message) {
    return new PublishedKey(false, message);
  }
}
