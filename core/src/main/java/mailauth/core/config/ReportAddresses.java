package mailauth.core.config;

import mailauth.core.schema.Misfit;
import mailauth.core.schema.Schema;
import mailauth.core.schema.Shape;
import mailauth.core.schema.TextShape;
import mailauth.core.yaml.Quote;

/** Where reports go: {@code dmarc@example.com}, {@code mailto:...} or {@code https://...}. */
final class ReportAddresses {
  static final Shape<String> SHAPE =
      new TextShape<>(
          "an address such as dmarc@example.com",
          Schema.type("string").with("pattern", "@|^https://"),
          (at, text) -> read(text));

  private static final String MAILTO = "mailto:";
  private static final int LONGEST_LOCAL_PART = 64;

  private ReportAddresses() {}

  private static String read(String text) throws Misfit {
    if (text.startsWith(MAILTO)) {
      int query = text.indexOf('?');
      checkMailbox(text, text.substring(MAILTO.length(), query < 0 ? text.length() : query));
    } else if (text.contains("://")) {
      Uris.https(text);
    } else {
      checkMailbox(text, text);
    }
    return text;
  }

  private static void checkMailbox(String text, String mailbox) throws Misfit {
    int at = mailbox.lastIndexOf('@');
    if (at < 1
        || at > LONGEST_LOCAL_PART
        || !isLocalPart(mailbox.substring(0, at))
        || mailbox.indexOf('.', at) < 0) {
      throw new Misfit(
          "%s is no mail address: write one such as dmarc@example.com".formatted(Quote.of(text)));
    }
    int size = mailbox.indexOf('!', at);
    if (size > 0) {
      throw new Misfit(
          "%s has a size limit, which RFC 9989 has no more: write it without '!' and what follows"
              .formatted(Quote.of(text)));
    }
    Names.read(mailbox.substring(at + 1), "");
  }

  /** An unquoted local part (RFC 5321 section 4.1.2), or one percent-encoded for a URI. */
  private static boolean isLocalPart(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c >= 128 || !Character.isLetterOrDigit(c)) && "!#$%&'*+-/=?^_`{|}~.".indexOf(c) < 0) {
        return false;
      }
    }
    return !text.startsWith(".") && !text.endsWith(".") && !text.contains("..");
  }
}
