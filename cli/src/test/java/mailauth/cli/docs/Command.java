package mailauth.cli.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A command that a page shows, and what the page says of it.
 *
 * @param place the page and line, for messages
 * @param text what follows the prompt
 * @param output the lines below it; {@code ...} alone stands for any
 */
record Command(String place, String text, List<String> output) {
  private static final String PROMPT = "$ ";
  private static final Pattern EXIT = Pattern.compile(" # exits with (\\d+)$");

  /** The commands of a console block. */
  static List<Command> of(Page page, Page.Block block) {
    var commands = new ArrayList<Command>();
    for (int i = 0; i < block.lines().size(); i++) {
      var line = block.lines().get(i);
      if (line.startsWith(PROMPT)) {
        var place = "%s:%d".formatted(page, block.line() + 1 + i);
        commands.add(new Command(place, line.substring(PROMPT.length()), new ArrayList<>()));
      } else if (commands.isEmpty()) {
        throw new AssertionError("%s:%d begins without '$ '".formatted(page, block.line() + 1));
      } else {
        commands.getLast().output().add(line);
      }
    }
    return commands;
  }

  /** How it ends: well, unless a comment behind it says otherwise. */
  int exitCode() {
    var exit = EXIT.matcher(text);
    return exit.find() ? Integer.parseInt(exit.group(1)) : 0;
  }

  boolean allows(List<String> lines) {
    return allows(output, lines);
  }

  private static boolean allows(List<String> said, List<String> lines) {
    if (said.isEmpty()) {
      return lines.isEmpty();
    }
    var rest = said.subList(1, said.size());
    if (said.getFirst().equals("...")) {
      return allows(rest, lines)
          || (!lines.isEmpty() && allows(said, lines.subList(1, lines.size())));
    }
    return !lines.isEmpty()
        && said.getFirst().equals(lines.getFirst())
        && allows(rest, lines.subList(1, lines.size()));
  }
}
