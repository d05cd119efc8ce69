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
      case Answer.Failed(var reason) -> not("%s cannot be read: %s", owner, reason);
      case Answer.NoName none -> not("%s does not exist; publish the key there", owner);
      case Answer.NoData none -> not("%s has no TXT record; publish the key there", owner);
      case Answer.Found found -> compare(owner, texts(found), signing);
    };
  }

  private static PublishedKey compare(Name owner, List<String> texts, DkimPublicKey signing) {
    if (texts.size() != 1) {
      return not("%s has %d TXT records; a selector has exactly one", owner, texts.size());
    }
    var reading = DkimRecord.parse(texts.getFirst());
    if (reading.record().isRevoked()) {
      return not("the key at %s is revoked; sign with another selector", owner);
    }
    if (reading.key().isEmpty()) {
      return not("%s holds no usable key; see: mailauth lint dkim TEXT", owner);
    }
    return reading.key().get().equals(signing)
        ? new PublishedKey(
            true,
            "%s publishes this key (%s, %d bits)"
                .formatted(owner, signing.type().text(), signing.bits()))
        : not(
            "%s publishes another key; signatures made with this one fail, so publish it at a"
                + " selector of its own",
            owner);
  }

  private static List<String> texts(Answer.Found found) {
    return found.records().stream().map(record -> ((Txt) record).text()).toList();
  }

  @FormatMethod
  private static PublishedKey not(String why, Object... parts) {
    return new PublishedKey(false, why.formatted(parts));
  }
}
