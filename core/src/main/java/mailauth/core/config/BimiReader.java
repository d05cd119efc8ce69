package mailauth.core.config;

import static mailauth.core.schema.Key.optional;
import static mailauth.core.schema.Key.required;

import java.net.URI;
import java.util.Optional;
import mailauth.core.schema.Fields;
import mailauth.core.schema.Key;
import mailauth.core.schema.Keys;
import mailauth.core.schema.Shape;

/** Reads {@code bimi}. */
final class BimiReader {
  private static final Key<URI> LOGO = required("logo", Uris.HTTPS, "the logo, an SVG");
  private static final Key<URI> CERTIFICATE =
      optional("certificate", Uris.HTTPS, "the mark certificate, PEM");

  static final Shape<BimiConfig> SHAPE =
      Keys.of("bimi", LOGO, CERTIFICATE)
          .advising("l", "the logo is written 'logo' here, not 'l'")
          .advising("a", "the certificate is written 'certificate' here, not 'a'")
          .as(BimiReader::read);

  private BimiReader() {}

  private static Optional<BimiConfig> read(Fields fields) {
    var certificate = fields.get(CERTIFICATE);
    return fields.get(LOGO).map(logo -> new BimiConfig(fields.at(), logo, certificate));
  }
}
