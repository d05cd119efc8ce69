package mailauth.cli.senders;

import mailauth.core.catalog.Service;

/** One service, for a terminal or as Markdown. */
public final class SenderText {
  private SenderText() {}

  public static String text(Service service) {
    var page = SenderPage.of(service);
    var out = new StringBuilder(page.heading()).append('\n');
    for (var section : page.sections()) {
      out.append('\n').append(section.title()).append('\n');
      section.lines().forEach(line -> out.append("  ").append(line).append('\n'));
    }
    return out.toString();
  }

  public static String markdown(Service service) {
    var page = SenderPage.of(service);
    var out = new StringBuilder("## ").append(page.heading()).append('\n');
    for (var section : page.sections()) {
      out.append("\n### ").append(section.title()).append("\n\n");
      if (section.verbatim()) {
        out.append("```text\n").append(String.join("\n", section.lines())).append("\n```\n");
      } else {
        section.lines().forEach(line -> out.append(item(line)));
      }
    }
    return out.toString();
  }

  private static String item(String line) {
    return line.startsWith("  ") ? "  - " + line.strip() + "\n" : "- " + line + "\n";
  }
}
