package mailauth.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A session at a terminal, as a page of the documentation shows it.
 *
 * @param arguments those of mailauth
 * @param screen all that is then seen, with what was typed
 */
record Session(List<String> arguments, List<String> screen) {
  private static final String MARK = "<!-- typed at a terminal -->";
  private static final Pattern TYPED = Pattern.compile("(?:.*\\] |)> (.*)|.*Only 'yes' does: (.*)");
  private static final Pattern TIMES = Pattern.compile("\\d{8}T\\d{6}\\.\\d{3}Z-[0-9a-f]{4}");

  /** The sessions of a page, in order. */
  static List<Session> of(Path page) throws IOException {
    var sessions = new ArrayList<Session>();
    var lines = Files.readAllLines(page);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).equals(MARK)) {
        int end = lines.subList(i + 2, lines.size()).indexOf("```") + i + 2;
        var command = lines.get(i + 2).replace("$ mailauth ", "").split(" ");
        sessions.add(new Session(List.of(command), lines.subList(i + 3, end)));
      }
    }
    return sessions;
  }

  List<String> typed() {
    return screen.stream().map(Session::typed).flatMap(Optional::stream).toList();
  }

  /** What was typed on a line, if it is one where something is asked. */
  static Optional<String> typed(String line) {
    return Optional.of(TYPED.matcher(line))
        .filter(Matcher::matches)
        .map(asked -> asked.group(1) == null ? asked.group(2) : asked.group(1));
  }

  /** The screen as text, without what is new in every run. */
  String text() {
    return timeless(String.join("\n", screen) + "\n");
  }

  static String timeless(String text) {
    return TIMES.matcher(text).replaceAll("RUN");
  }
}
