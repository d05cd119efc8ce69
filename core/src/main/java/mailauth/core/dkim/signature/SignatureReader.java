package mailauth.core.dkim.signature;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mailauth.core.dkim.KeyType;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.tags.Tag;
import mailauth.core.tags.TagList;

/** Reads a DKIM-Signature field (RFC 6376 section 3.5). */
final class SignatureReader {
  private static final String BLANKS = "[ \\t\\r\\n]";

  private final TagList tags;

  private SignatureReader(Message.Field field) {
    this.tags = TagList.parse(field.value());
  }

  /** A field that no receiver verifies; the message says why. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    Unreadable(String reason) {
      super(reason, null, false, false);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }

  static Signature read(Message.Field field) throws Unreadable {
    return new SignatureReader(field).signature(field);
  }

  private Signature signature(Message.Field field) throws Unreadable {
    if (!tags.repeated().isEmpty()) {
      throw new Unreadable(tags.repeated().getFirst().name() + " stands twice in it");
    }
    if (!needed("v").equals("1")) {
      throw new Unreadable("its version is not 1");
    }
    var domain = name("d", needed("d"));
    var ways = find("c").orElse("simple/simple").split("/", 2);
    var signed = names(needed("h"));
    if (signed.stream().noneMatch("from"::equals)) {
      throw new Unreadable("it does not sign From");
    }
    return new Signature(
        field,
        keyType(needed("a")),
        canonicalization(ways[0]),
        canonicalization(ways.length > 1 ? ways[1] : "simple"),
        needed("bh").replaceAll(BLANKS, ""),
        needed("b").replaceAll(BLANKS, ""),
        domain,
        needed("s"),
        signed,
        identity(domain),
        number("l").map(Long::intValue),
        number("x").map(Instant::ofEpochSecond));
  }

  private Name identity(Name domain) throws Unreadable {
    var written = find("i");
    if (written.isEmpty()) {
      return domain;
    }
    var text = written.get();
    var identity = name("i", text.substring(text.lastIndexOf('@') + 1));
    if (!identity.isWithin(domain)) {
      throw new Unreadable("its i= is not within its d=");
    }
    return identity;
  }

  private KeyType keyType(String algorithm) throws Unreadable {
    return switch (algorithm.toLowerCase(Locale.ROOT)) {
      case "rsa-sha256" -> KeyType.RSA;
      case "ed25519-sha256" -> KeyType.ED25519;
      case "rsa-sha1" ->
          throw new Unreadable("it is made with rsa-sha1, which no receiver accepts (RFC 8301)");
      default -> throw new Unreadable("its algorithm is unknown");
    };
  }

  private static Canonicalization canonicalization(String way) throws Unreadable {
    return switch (way.strip().toLowerCase(Locale.ROOT)) {
      case "simple" -> Canonicalization.SIMPLE;
      case "relaxed" -> Canonicalization.RELAXED;
      default -> throw new Unreadable("its c= is neither simple nor relaxed");
    };
  }

  private static List<String> names(String list) {
    return List.of(list.split(":", -1)).stream()
        .map(name -> name.replaceAll(BLANKS, "").toLowerCase(Locale.ROOT))
        .toList();
  }

  private Optional<Long> number(String tag) throws Unreadable {
    var text = find(tag);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!text.get().matches("[0-9]{1,12}")) {
      throw new Unreadable("its %s= is no number".formatted(tag));
    }
    return Optional.of(Math.min(Long.parseLong(text.get()), limit(tag)));
  }

  /** No body that is read is longer, and no clock runs so far. */
  private static long limit(String tag) {
    return tag.equals("l") ? Integer.MAX_VALUE : 999_999_999_999L;
  }

  private static Name name(String tag, String text) throws Unreadable {
    try {
      return Name.of(text.replaceAll(BLANKS, ""));
    } catch (InvalidName e) {
      throw new Unreadable("its %s= is no domain name".formatted(tag));
    }
  }

  private String needed(String tag) throws Unreadable {
    var value = find(tag);
    if (value.isEmpty() || value.get().isEmpty()) {
      throw new Unreadable("its %s= is missing".formatted(tag));
    }
    return value.get();
  }

  private Optional<String> find(String tag) {
    return tags.find(tag).map(Tag::value);
  }
}
