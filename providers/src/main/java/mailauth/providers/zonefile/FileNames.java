package mailauth.providers.zonefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;

/** What zone a file holds, judged by its name. */
final class FileNames {
  private static final Set<String> NOT_ZONES =
      Set.of("jnl", "jbk", "bak", "orig", "old", "swp", "signed", "key", "private", "state", "tmp");

  private FileNames() {}

  /** Whether a file may hold a zone: name servers and editors leave others beside. */
  static boolean mayHoldZone(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return !fileName.startsWith(".")
        && !fileName.endsWith("~")
        && !NOT_ZONES.contains(fileName.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  /** The zones that a file of this name may hold, the likeliest first. */
  static List<Name> zones(String fileName) {
    var names = new ArrayList<Name>();
    var lower = fileName.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".zone")) {
      add(fileName.substring(0, fileName.length() - ".zone".length()), names);
    }
    if (lower.endsWith(".db")) {
      add(fileName.substring(0, fileName.length() - ".db".length()), names);
    }
    if (lower.startsWith("db.")) {
      add(fileName.substring("db.".length()), names);
    }
    add(fileName, names);
    return names;
  }

  private static void add(String text, List<Name> names) {
    try {
      names.add(Name.of(text));
    } catch (InvalidName e) {
      // A file with such a name may still hold a zone; its SOA tells.
    }
  }
}
