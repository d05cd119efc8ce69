package mailauth.providers.masterfile;

import java.util.regex.Pattern;

/** Lengths of time as master files write them: plain seconds, or numbers with units. */
final class Times {
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,10}");
  private static final Pattern UNITS = Pattern.compile("(?:[0-9]{1,10}[smhdwSMHDW])+");
  private static final Pattern PART = Pattern.compile("([0-9]+)([smhdwSMHDW])");

  private Times() {}

  static boolean isTime(String text) {
    return SECONDS.matcher(text).matches() || UNITS.matcher(text).matches();
  }

  /** Seconds; -1 if the text is no time. */
  static long seconds(String text) {
    if (SECONDS.matcher(text).matches()) {
      return Long.parseLong(text);
    }
    if (text.length() > 60 || !UNITS.matcher(text).matches()) {
      return -1;
    }
    return PART.matcher(text)
        .results()
        .mapToLong(part -> Long.parseLong(part.group(1)) * unit(part.group(2).charAt(0)))
        .sum();
  }

  private static long unit(char letter) {
    return switch (letter) {
      case 's', 'S' -> 1;
      case 'm', 'M' -> 60;
      case 'h', 'H' -> 3_600;
      case 'd', 'D' -> 86_400;
      default -> 604_800;
    };
  }
}
