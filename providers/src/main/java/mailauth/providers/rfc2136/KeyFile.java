package mailauth.providers.rfc2136;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The {@code key} clauses of a BIND configuration file, such as {@code tsig-keygen} prints.
 *
 * @param secret in Base64
 */
record KeyFile(String name, String algorithm, String secret) {
  private static final Pattern TOKEN =
      Pattern.compile("\"[^\"]*\"|//.*|#.*|/\\*(?s:.*?)\\*/|[{};]|[^\\s\"{};]+");

  /**
   * Finds the one key of a file, or the one of this name.
   *
   * @throws IllegalArgumentException if there is none or too many; the sentence quotes nothing
   */
  static KeyFile read(String text, Optional<String> name) {
    var keys = new ArrayList<>(readAll(tokens(text)));
    name.ifPresent(wanted -> keys.removeIf(key -> !key.name.equalsIgnoreCase(wanted)));
    if (keys.size() != 1) {
      throw new IllegalArgumentException(
          keys.isEmpty()
              ? "the file has no such key; it should read as tsig-keygen prints it"
              : "the file has several keys; say which by tsig.name");
    }
    return keys.getFirst();
  }

  private static List<KeyFile> readAll(List<String> tokens) {
    var keys = new ArrayList<KeyFile>();
    for (int at = 0; at < tokens.size(); at++) {
      if (tokens.get(at).equals("key") && at + 2 < tokens.size()) {
        int end = at + tokens.subList(at, tokens.size()).indexOf("}");
        if (tokens.get(at + 2).equals("{") && end > at) {
          var clause = tokens.subList(at + 3, end);
          keys.add(
              new KeyFile(tokens.get(at + 1), after("algorithm", clause), after("secret", clause)));
        }
      }
    }
    return keys;
  }

  private static String after(String word, List<String> clause) {
    int at = clause.indexOf(word);
    if (at < 0 || at + 1 == clause.size()) {
      throw new IllegalArgumentException("the key has no " + word);
    }
    return clause.get(at + 1);
  }

  private static List<String> tokens(String text) {
    return TOKEN
        .matcher(text)
        .results()
        .map(token -> token.group())
        .filter(token -> !token.matches("(?s)(//|#|/\\*).*"))
        .map(token -> token.startsWith("\"") ? token.substring(1, token.length() - 1) : token)
        .toList();
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return name;
  }
}
