package mailauth.cli.spf;

import java.util.stream.Collectors;
import mailauth.core.yaml.Quote;

/** Foreign text, made fit for a terminal. */
final class Printable {
  private Printable() {}

  /** The text, with what is not ASCII or would move a terminal's cursor as {@code \xHH}. */
  static String of(String octets) {
    return octets
        .chars()
        .mapToObj(c -> c >= ' ' && c <= '~' ? Character.toString(c) : "\\x%02x".formatted(c))
        .collect(Collectors.joining());
  }

  /** Shortened, in quotes. */
  static String quoted(String text) {
    return Quote.of(text);
  }
}
