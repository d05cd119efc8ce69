package mailauth.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import mailauth.core.check.registry.Check;
import mailauth.core.check.registry.Group;
import mailauth.core.check.registry.Registry;
import org.junit.jupiter.api.Test;

/** The page of all checks is made of the registry; {@code -Dmailauth.docs=write} makes it anew. */
class ChecksPageTest {
  private static final String PAGE = "docs/checks.md";

  @Test
  void isWhatTheRegistrySays() throws IOException {
    var page = Page.REPOSITORY.resolve(PAGE);
    var now = new ChecksPage(new Registry()).text();
    if ("write".equals(System.getProperty("mailauth.docs"))) {
      Files.writeString(page, now);
    }
    assertThat(page).content().isEqualTo(now);
  }

  private record ChecksPage(Registry registry) {
    private static final String[] PEERS = {"checkdmarc", "mox", "internet.nl"};

    String text() {
      var all = registry.all();
      long made = all.stream().filter(check -> isMade(check)).count();
      var out =
          new StringBuilder(
              """
              # All checks

              [`mailauth check`](check.md) makes %d checks. %d more are left out; why, stands at the end.
              This page is made from the code.

              *Asks* says whom a check asks: DNS, a web server (HTTPS), the mail hosts (SMTP, only with
              `--smtp`), or also the YAML (config). A dot under another checker's name says that it looks
              at the same thing, as far as we know.
              """
                  .formatted(made, all.size() - made));
      for (var group : Group.values()) {
        out.append("\n## %s: %s\n\n".formatted(group.title(), group.about()));
        out.append("| Check | Finds | Severity | Asks | checkdmarc | mox | internet.nl | See |\n");
        out.append("|---|---|---|---|---|---|---|---|\n");
        registry.of(group).stream().filter(ChecksPage::isMade).forEach(check -> row(check, out));
      }
      out.append("\n## Left out\n\n");
      out.append("| Check | Would find | Why not | checkdmarc | mox | internet.nl |\n");
      out.append("|---|---|---|---|---|---|\n");
      for (var check : all) {
        if (check.basis() instanceof Check.Basis.LeftOut(var reason)) {
          out.append("| %s | %s | %s |".formatted(check.id(), cell(check.title()), cell(reason)));
          dots(check, out);
          out.append("\n");
        }
      }
      return out.toString();
    }

    private static boolean isMade(Check check) {
      return check.basis() instanceof Check.Basis.Checked;
    }

    private static void row(Check check, StringBuilder out) {
      var made = (Check.Basis.Checked) check.basis();
      out.append(
          "| %s | %s | %s | %s |"
              .formatted(
                  check.id(), cell(check.title()), check.severity().text(), made.need().text()));
      dots(check, out);
      out.append(" %s |\n".formatted(check.reference()));
    }

    private static void dots(Check check, StringBuilder out) {
      for (var peer : PEERS) {
        out.append(check.peers().contains(peer) ? " ● |" : " |");
      }
    }

    private static String cell(String text) {
      return text.replace("|", "\\|").replace("*", "\\*").replace("_", "\\_");
    }
  }
}
