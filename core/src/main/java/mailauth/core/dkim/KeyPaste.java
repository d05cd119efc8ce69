package mailauth.core.dkim;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mailauth.core.tags.Tag;
import mailauth.core.tags.TagList;

/** Finds the public key in what was pasted. */
final class KeyPaste {
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern RECORD = Pattern.compile("(^|[;\\s\"])p\\s*=");
  private static final Pattern QUOTES = Pattern.compile("[\"'\\\\]");
  private static final Pattern LAYOUT = Pattern.compile("[\\s\"'\\\\]");
  private static final PastedKey.Refused PRIVATE =
      new PastedKey.Refused(
          "this is a private key, which must never be published; give the public half"
              + " (openssl pkey -in KEY -pubout)");

  private final List<String> notes = new ArrayList<>();

  private KeyPaste() {}

  static PastedKey read(String pasted) {
    if (pasted.contains("PRIVATE KEY")) {
      return PRIVATE;
    }
    var text = pasted.strip();
    return pasted.contains("-----BEGIN") ? new KeyPaste().pem(text) : new KeyPaste().bare(text);
  }

  private PastedKey pem(String text) {
    var pem = PEM.matcher(text);
    if (!pem.find()) {
      return new PastedKey.Refused(
          "the PEM text is cut off; give all of it, from -----BEGIN PUBLIC KEY-----"
              + " to -----END PUBLIC KEY-----");
    }
    var label = pem.group(1);
    return label.endsWith("PUBLIC KEY")
        ? decode(pem.group(2).replaceAll("\\s", ""))
        : new PastedKey.Refused(
            "this PEM text holds a %s; give a PUBLIC KEY"
                .formatted(label.toLowerCase(Locale.ROOT)));
  }

  private PastedKey bare(String text) {
    var key = RECORD.matcher(text).find() ? fromRecord(text) : text;
    if (key.isEmpty()) {
      return new PastedKey.Refused("there is no key in this text");
    }
    var base64 = LAYOUT.matcher(key).replaceAll("");
    if (QUOTES.matcher(key).find()) {
      notes.add("quotation marks or backslashes were removed from the key");
    } else if (!base64.equals(key)) {
      notes.add("spaces or line breaks were removed from the key");
    }
    return decode(base64);
  }

  /** The {@code p} of a record, perhaps still in the quotes and brackets of a zone file. */
  private String fromRecord(String text) {
    notes.add("the key was taken out of p= of a whole record");
    var quoted = QUOTED.matcher(text).results().map(m -> m.group(1)).collect(Collectors.joining());
    return TagList.parse(quoted.isEmpty() ? text : quoted).find("p").map(Tag::value).orElse("");
  }

  private PastedKey decode(String base64) {
    try {
      return identify(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      return new PastedKey.Refused(
          "the key is not base64; give the PEM file of the public key, or its base64 text");
    }
  }

  private PastedKey identify(byte[] octets) {
    if (Der.privateKey(octets).isPresent()) {
      return PRIVATE;
    }
    var ed25519 = DkimPublicKey.ed25519(octets);
    Optional<DkimPublicKey> key =
        ed25519
            .or(() -> DkimPublicKey.rsa(octets))
            .or(() -> Der.rawEd25519(octets).flatMap(DkimPublicKey::ed25519));
    return key.<PastedKey>map(k -> new PastedKey.Usable(k, notes))
        .orElseGet(() ->
            new PastedKey.Refused(
                "this is no RSA or Ed25519 public key, or it is damaged or cut off"));
  }
}
