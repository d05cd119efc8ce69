package mailauth.providers.http;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import mailauth.core.json.JsonObject;

/** The secrets of a run, and texts without them. */
final class Secrets {
  private static final String MASK = "(secret)";

  private final Set<String> forms = new CopyOnWriteArraySet<>();

  void add(Collection<String> secrets) {
    for (var secret : secrets) {
      if (!secret.isEmpty()) {
        forms.add(secret);
        forms.add(Request.encode(secret));
        forms.add(Content.formEncode(secret));
        forms.add(inJson(secret));
        forms.add(Xml.escape(secret));
      }
    }
  }

  String mask(String text) {
    var masked = text;
    for (var form : longestFirst()) {
      masked = masked.replace(form, MASK);
    }
    return masked;
  }

  /** The name with no value to see. */
  static Field hidden(Field header) {
    return new Field(header.name(), MASK);
  }

  /** So that a secret within another does not break it up. */
  private List<String> longestFirst() {
    return new LinkedHashSet<>(forms)
        .stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
  }

  private static String inJson(String secret) {
    var line = JsonObject.writeLine(Map.of("s", secret));
    return line.substring(line.indexOf(":\"") + 2, line.length() - 2);
  }
}
