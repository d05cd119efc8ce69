package mailauth.core.catalog;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The index as text: a line with a service's id and title, and below it an indented line for each
 * trace and name. It is read whenever a service has to be recognised, so it is no YAML, which would
 * take as long as all that a plan does.
 */
final class ListingText {
  private static final String INDENT = "  ";

  private enum Word {
    INCLUDE,
    CNAME,
    SELECTOR,
    VERIFICATION,
    MX,
    PTR,
    SIGNER,
    NAME;

    private final String text = name().toLowerCase(Locale.ROOT);
  }

  private ListingText() {}

  static String write(List<Listing> listings) {
    var text = new StringBuilder();
    for (var listing : listings) {
      text.append(listing.id()).append(' ').append(listing.title()).append('\n');
      var traces = listing.traces();
      write(text, Word.INCLUDE, traces.includes());
      write(text, Word.CNAME, traces.cnames());
      write(text, Word.SELECTOR, traces.selectors());
      write(text, Word.VERIFICATION, traces.verification());
      write(text, Word.MX, traces.mx());
      write(text, Word.PTR, traces.ptr());
      write(text, Word.SIGNER, traces.signers());
      write(text, Word.NAME, listing.names());
    }
    return text.toString();
  }

  private static void write(StringBuilder text, Word word, List<String> values) {
    for (var value : values) {
      text.append(INDENT).append(word.text).append(' ').append(value).append('\n');
    }
  }

  /** The ids alone. */
  static List<String> ids(List<String> lines) {
    return lines.stream()
        .filter(line -> !line.startsWith(INDENT))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .toList();
  }

  static List<Listing> read(List<String> lines) {
    var listings = new ArrayList<Listing>();
    for (int from = 0; from < lines.size(); ) {
      int to = from + 1;
      while (to < lines.size() && lines.get(to).startsWith(INDENT)) {
        to++;
      }
      listings.add(listing(lines.get(from), lines.subList(from + 1, to)));
      from = to;
    }
    return List.copyOf(listings);
  }

  private static Listing listing(String head, List<String> details) {
    var values = new EnumMap<Word, List<String>>(Word.class);
    for (var detail : details) {
      int end = detail.indexOf(' ', INDENT.length());
      var word = Word.valueOf(detail.substring(INDENT.length(), end).toUpperCase(Locale.ROOT));
      values.computeIfAbsent(word, first -> new ArrayList<>()).add(detail.substring(end + 1));
    }
    int space = head.indexOf(' ');
    return new Listing(
        head.substring(0, space),
        head.substring(space + 1),
        traces(values),
        values.getOrDefault(Word.NAME, List.of()));
  }

  private static Traces traces(Map<Word, List<String>> values) {
    return new Traces(
        values.getOrDefault(Word.INCLUDE, List.of()),
        values.getOrDefault(Word.CNAME, List.of()),
        values.getOrDefault(Word.SELECTOR, List.of()),
        values.getOrDefault(Word.VERIFICATION, List.of()),
        values.getOrDefault(Word.MX, List.of()),
        values.getOrDefault(Word.PTR, List.of()),
        values.getOrDefault(Word.SIGNER, List.of()));
  }
}
