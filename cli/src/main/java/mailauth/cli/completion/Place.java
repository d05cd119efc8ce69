package mailauth.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Where on a command line somebody is.
 *
 * @param command the innermost command that is named
 * @param option whose value comes next; empty where another option, a subcommand or a parameter may
 * @param parameters how many parameters of the command stand before
 * @param file what {@code -f} names; empty if it is not there
 * @param prefix what stands before the value in the same word, such as {@code --format=}
 * @param typed the beginning of what comes next
 */
record Place(
    CommandSpec command,
    Optional<OptionSpec> option,
    int parameters,
    Optional<String> file,
    String prefix,
    String typed) {

  /**
   * Finds it.
   *
   * @param words behind the program's name; the last is the one that is being typed
   */
  static Place of(CommandSpec root, List<String> words) {
    var joined = joined(words);
    var place = new Walk(root);
    joined.subList(0, joined.size() - 1).forEach(place::pass);
    return place.at(joined.getLast());
  }

  /** Bash takes the equals sign for a word of its own. */
  private static List<String> joined(List<String> words) {
    var joined = new ArrayList<String>();
    for (var word : words) {
      boolean isSign = word.equals("=") && !joined.isEmpty();
      if (!isSign) {
        joined.add(word);
      }
    }
    if (words.isEmpty() || words.getLast().equals("=")) {
      joined.add("");
    }
    return joined;
  }

  /** A walk from word to word. */
  private static final class Walk {
    private CommandSpec command;
    private @Nullable OptionSpec open;
    private @Nullable String file;
    private int parameters;

    Walk(CommandSpec root) {
      this.command = root;
    }

    void pass(String word) {
      if (open != null) {
        file = isFile(open) ? word : file;
        open = null;
      } else if (word.startsWith("-")) {
        pass(word, word.indexOf('='));
      } else if (command.subcommands().containsKey(word)) {
        command = command.subcommands().get(word).getCommandSpec();
        parameters = 0;
      } else {
        parameters++;
      }
    }

    private void pass(String word, int sign) {
      var option = command.findOption(sign < 0 ? word : word.substring(0, sign));
      if (option != null && sign >= 0 && isFile(option)) {
        file = word.substring(sign + 1);
      } else if (option != null && sign < 0 && option.arity().max() > 0) {
        open = option;
      }
    }

    private static boolean isFile(OptionSpec option) {
      return option.longestName().equals("--file");
    }

    Place at(String word) {
      int sign = word.startsWith("--") ? word.indexOf('=') : -1;
      var option = sign < 0 ? open : command.findOption(word.substring(0, sign));
      var prefix = sign < 0 ? "" : word.substring(0, sign + 1);
      return new Place(
          command,
          Optional.ofNullable(option),
          parameters,
          Optional.ofNullable(file),
          prefix,
          word.substring(prefix.length()));
    }
  }
}
