package mailauth.core.report;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;

/** Reads domain names, and the same one once: reports repeat a few names in every row. */
final class Names {
  private static final int MOST_KEPT = 10_000;

  private final Map<String, Optional<Name>> read = new HashMap<>();

  /** The name; empty if the text is none. */
  Optional<Name> of(String text) {
    if (read.size() > MOST_KEPT) {
      read.clear();
    }
    return read.computeIfAbsent(text, Names::read);
  }

  private static Optional<Name> read(String text) {
    try {
      return Optional.of(Name.of(text)).filter(name -> !name.isRoot());
    } catch (InvalidName e) {
      return Optional.empty();
    }
  }
}
