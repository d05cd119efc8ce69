package mailauth.core.guide;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import mailauth.core.dns.Name;

/** All that the guide says, in one language. */
public final class Words {
  private final Properties sentences = new Properties();
  private final Language language;

  private Words(Language language) {
    this.language = language;
  }

  /** Reads a language's sentences. */
  public static Words in(Language language) {
    var words = new Words(language);
    var name = "words_%s.properties".formatted(language.code());
    try (var in = Words.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the guide lacks " + name);
      }
      words.sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Language language() {
    return language;
  }

  /** A message as people read it. */
  public String say(Message message) {
    return say(message.key(), message.values().toArray());
  }

  /** The sentence of a key, with values for its blanks, {@code %1$s} and so on. */
  public String say(String key, Object... values) {
    var texts = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      texts[i] =
          switch (values[i]) {
            case Message inner -> say(inner);
            case Name name -> IDN.toUnicode(name.text());
            default -> values[i];
          };
    }
    return pattern(key).formatted(texts);
  }

  /** The sentence of a key, its blanks empty. */
  String pattern(String key) {
    var pattern = sentences.getProperty(key);
    if (pattern == null) {
      throw new IllegalArgumentException("the guide has no words for " + key);
    }
    return pattern;
  }

  /** Words that mean the same, which people may type; the first is the one to show. */
  public List<String> synonyms(String key) {
    return List.of(say(key).split(" "));
  }

  Set<String> keys() {
    return Collections.unmodifiableSet(new TreeSet<>(sentences.stringPropertyNames()));
  }
}
