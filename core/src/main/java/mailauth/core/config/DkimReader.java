package mailauth.core.config;

import static mailauth.core.schema.Key.optional;

import java.util.List;
import java.util.Optional;
import mailauth.core.config.DkimConfig.Source;
import mailauth.core.dns.Name;
import mailauth.core.schema.Dictionary;
import mailauth.core.schema.Fields;
import mailauth.core.schema.Flag;
import mailauth.core.schema.Key;
import mailauth.core.schema.Keys;
import mailauth.core.schema.Misfit;
import mailauth.core.schema.Schema;
import mailauth.core.schema.Shape;
import mailauth.core.schema.TextShape;
import mailauth.core.yaml.Quote;

/** Reads {@code dkim}: selectors, each with one source. */
final class DkimReader {
  private static final String DOMAINKEY = "._domainkey";

  private static final Key<Reference> PUBLIC_KEY =
      optional("public-key", ReferenceShape.SHAPE, "a public key, PEM or base64; mostly file:PATH");
  private static final Key<String> TXT =
      optional("txt", TextShape.any("a record such as \"v=DKIM1; p=...\""), "the whole record");
  private static final Key<Name> CNAME =
      optional("cname", Names.TARGET, "the name that holds the key");
  private static final Key<Boolean> REVOKED =
      optional("revoked", Flag.TRUE, "publishes that the key is no longer used");

  static final Keys KEYS =
      Keys.of("a DKIM selector", PUBLIC_KEY, TXT, CNAME, REVOKED)
          .exactlyOne()
          .advising("p", "the key is written 'public-key' here, not 'p'")
          .advising("private-key", "a private key is never read: write 'public-key'")
          .advising("key", "the key is written 'public-key' here, not 'key'");

  static final Shape<String> SELECTOR =
      new TextShape<>(
          "a selector such as s2026",
          Schema.type("string").with("pattern", "^[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?$"),
          (at, text) -> selector(text));

  static final Shape<List<DkimConfig>> SHAPE =
      new Dictionary<>("dkim", SELECTOR, KEYS.as(DkimReader::source), DkimConfig::new);

  private DkimReader() {}

  private static Optional<Source> source(Fields fields) {
    Optional<Source> publicKey = fields.get(PUBLIC_KEY).map(Source.PublicKey::new);
    Optional<Source> record = fields.get(TXT).map(Source.Full::new);
    Optional<Source> cname = fields.get(CNAME).map(Source.Cname::new);
    Optional<Source> revoked = fields.get(REVOKED).map(yes -> new Source.Revoked());
    return publicKey.or(() -> record).or(() -> cname).or(() -> revoked);
  }

  private static String selector(String text) throws Misfit {
    int suffix = text.indexOf(DOMAINKEY);
    if (suffix > 0) {
      throw new Misfit(
          "%s is a record's name: write only its selector, %s"
              .formatted(Quote.of(text), Quote.of(text.substring(0, suffix))));
    }
    try {
      var name = Names.readRelative(text, "_");
      if (!text.endsWith(".")) {
        return name.text();
      }
    } catch (Misfit e) {
      // Said below: a selector's faults are those of a name, but it is none.
    }
    throw new Misfit("%s is no selector: write letters, digits and '-'".formatted(Quote.of(text)));
  }
}
