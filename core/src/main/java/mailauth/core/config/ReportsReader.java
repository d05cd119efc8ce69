package mailauth.core.config;

import static mailauth.core.schema.Key.optional;
import static mailauth.core.schema.Key.required;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import mailauth.core.schema.Fields;
import mailauth.core.schema.Key;
import mailauth.core.schema.Keys;
import mailauth.core.schema.Misfit;
import mailauth.core.schema.OneOrMore;
import mailauth.core.schema.Schema;
import mailauth.core.schema.Shape;
import mailauth.core.schema.TextShape;
import mailauth.core.yaml.Quote;

/** Reads {@code reports} at the top of a file. */
final class ReportsReader {
  private static final Key<URI> URL =
      required(
          "url",
          new TextShape<>(
              "a mailbox such as imaps://imap.example.com/INBOX",
              Schema.type("string").with("pattern", "^imaps?://[^@]+$"),
              (at, text) -> url(text)),
          "the mailbox, as imaps://HOST:PORT/FOLDER");
  private static final Key<Reference> USER = required("user", ReferenceShape.SHAPE, "who logs in");
  private static final Key<Reference> PASSWORD =
      required("password", ReferenceShape.POINTER, "the password, pointed at");

  private static final Keys IMAP =
      Keys.of("reports.imap", URL, USER, PASSWORD)
          .keepingSecrets()
          .advising("host", "write it into the url: imaps://HOST/FOLDER")
          .advising("folder", "write it into the url: imaps://HOST/FOLDER");

  private static final Key<ReportsConfig.Imap> MAILBOX =
      optional("imap", IMAP.as(ReportsReader::imap), "the mailbox that reports are sent to");
  private static final Key<List<String>> FOLDERS =
      optional(
          "folders",
          OneOrMore.of(TextShape.any("a folder such as inbox")),
          "folders that reports are dropped into, relative to this file");

  static final Shape<ReportsConfig> SHAPE =
      Keys.of("reports", MAILBOX, FOLDERS)
          .as(fields ->
              Optional.of(new ReportsConfig(fields.get(MAILBOX), fields.get(FOLDERS, List.of()))));

  private ReportsReader() {}

  private static Optional<ReportsConfig.Imap> imap(Fields fields) {
    return fields
        .get(URL)
        .flatMap(url ->
            fields
                .get(USER)
                .flatMap(user ->
                    fields
                        .get(PASSWORD)
                        .map(password -> new ReportsConfig.Imap(url, user, password))));
  }

  private static URI url(String text) throws Misfit {
    try {
      var uri = new URI(text);
      var scheme = Optional.ofNullable(uri.getScheme()).orElse("");
      if (List.of("imap", "imaps").contains(scheme)
          && uri.getHost() != null
          && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below, in the same words.
    }
    throw new Misfit(
        text.contains("@")
            ? "the mailbox is written imaps://HOST/FOLDER, with user and password beside it"
            : "%s is no mailbox: write imaps://HOST/FOLDER".formatted(Quote.of(text)));
  }
}
