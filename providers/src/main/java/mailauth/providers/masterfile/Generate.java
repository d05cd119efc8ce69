package mailauth.providers.masterfile;

import java.util.Locale;
import java.util.regex.Pattern;
import mailauth.core.dns.RRsetKey;

/** BIND's {@code $GENERATE}, which makes a row of records out of a pattern. */
record Generate(Line line, Pattern owner, String type) {
  private static final Pattern COUNTER = Pattern.compile("\\\\\\$|\\$\\$|\\$(\\{[^}]*})?");
  private static final int LEAST_WORDS = 5;

  /** More are not told apart: to match them would take time without bound. */
  private static final int MOST_COUNTERS = 3;

  /** Reads {@code $GENERATE range owner [ttl] [class] type data}. */
  static Generate of(Line line, Scope scope) {
    var words = line.words();
    if (words.size() < LEAST_WORDS) {
      throw line.source().wrong(line.start(), "$GENERATE needs a range, an owner, a type and data");
    }
    int type = 3;
    while (type < words.size() - 1 && isTtlOrClass(line.text(words.get(type)))) {
      type++;
    }
    var written = line.text(words.get(2)).toLowerCase(Locale.ROOT);
    var absolute = written.endsWith(".") ? written : written + "." + scope.origin() + ".";
    return new Generate(
        line, pattern(absolute), line.text(words.get(type)).toUpperCase(Locale.ROOT));
  }

  /** Whether a record of this RRset, or an alias of its name, may be among those it makes. */
  boolean mayMake(RRsetKey key) {
    return (type.equals(key.type().name())
            || type.equals("CNAME")
            || key.type().name().equals("CNAME"))
        && owner.matcher(key.name().absolute()).matches();
  }

  private static boolean isTtlOrClass(String word) {
    return Times.isTime(word) || word.equalsIgnoreCase("IN");
  }

  /** What the owners look like; rather too many names than one too few. */
  private static Pattern pattern(String owner) {
    if (COUNTER.matcher(owner).results().count() > MOST_COUNTERS) {
      return Pattern.compile(".*");
    }
    var regex = new StringBuilder();
    int from = 0;
    var counters = COUNTER.matcher(owner);
    while (counters.find()) {
      regex.append(Pattern.quote(owner.substring(from, counters.start())));
      regex.append(counters.group().length() == 2 ? Pattern.quote("$") : "[0-9a-f.-]+");
      from = counters.end();
    }
    return Pattern.compile(regex.append(Pattern.quote(owner.substring(from))).toString());
  }
}
