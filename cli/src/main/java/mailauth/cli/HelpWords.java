package mailauth.cli;

import java.util.ListResourceBundle;

/** What the help says of itself, in the voice of all the rest. */
final class HelpWords extends ListResourceBundle {
  @Override
  protected Object[][] getContents() {
    return new Object[][] {
      {"mixinStandardHelpOptions.help", "Shows this help."},
      {"mixinStandardHelpOptions.version", "Prints the version."},
      {"mailauth.help.usage.header", "Shows the help of a command."},
      {"mailauth.help.usage.description", ""},
    };
  }
}
