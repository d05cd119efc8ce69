package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide at a real pseudo-terminal. */
class InitTerminalTest {
  private static final Map<String, String> ENGLISH = Map.of("TERM", "xterm", "LANG", "en_GB.UTF-8");
  private static final Map<String, String> SWEDISH = Map.of("TERM", "xterm", "LANG", "sv_SE.UTF-8");
  private static final Map<String, String> DUMB = Map.of("TERM", "dumb", "LANG", "C");
  private static final String INTERRUPTED = "\nmailauth: nothing was written\n";
  private static final int BY_CTRL_C = 130;

  @TempDir private Path folder;

  private Typist start(Map<String, String> environment, int columns) throws Exception {
    return Typist.start(folder, columns, environment, "init", "--dns", Cli.NOBODY);
  }

  private String yaml() throws Exception {
    return Files.readString(folder.resolve("mailauth.yaml"));
  }

  @Test
  void leadsToAFile() throws Exception {
    try (var typist = start(ENGLISH, 80)) {
      typist.type("example.com", "zonefile", "", "", "i8t", "");
      typist.type("", "", "", "", "", "");
      assertThat(typist.screen())
          .contains("Which services send mail as example.com?")
          .contains("mailauth.yaml is written")
          .contains("What comes next");
      assertThat(typist.exitCode()).isZero();
    }
    assertThat(yaml()).contains("- i8t # i8t: people's own mail");
  }

  @Test
  void speaksSwedish() throws Exception {
    try (var typist = start(SWEDISH, 80)) {
      typist.type("räksmörgås.example", "zonfiler", "", "kanske", "ja", "", "?", "ja");
      assertThat(typist.screen())
          .contains("Vilken domän gäller det?")
          .contains("'kanske' är varken ja eller nej")
          .contains("mailauth.yaml är skriven");
      assertThat(typist.exitCode()).isZero();
    }
    assertThat(yaml()).contains("parked: true # varken skickar eller tar emot e-post");
  }

  @Test
  void listsAServiceALineAClass() throws Exception {
    try (var typist = start(ENGLISH, 80)) {
      typist.type("example.com", "zonefile", "", "", "?", "8, klaviyo", "zoho", "none", "quit");
      assertThat(typist.screen())
          .contains("  Invoices: Stripe, Fortnox, Visma Netvisor\n")
          .contains("  Mailboxes: 1 Domeneshop, 2 Fastmail, ")
          .contains("[i8t, Klaviyo] > ")
          .contains("'zoho' can be several: Zoho Mail, Zoho Campaigns")
          .contains("Chosen: none.");
    }
  }

  @Test
  void goesBackAsFarAsTheFirstQuestion() throws Exception {
    try (var typist = start(ENGLISH, 80)) {
      typist.type("example.org", "zonefile", "dns", "back", "b", "back", "back", "example.com");
      typist.type("", "", "yes", "", "back", "", "");
      assertThat(typist.screen())
          .contains("This is the first question.")
          .contains("[example.org] > ")
          .contains("[dns] > ");
      assertThat(typist.exitCode()).isZero();
    }
    assertThat(yaml()).contains("example.com:").contains("directory: dns").contains("parked: true");
  }

  @Test
  void whoeverLeavesLeavesNothing() throws Exception {
    try (var typist = start(ENGLISH, 80)) {
      typist.type("example.com", "quit");
      assertThat(typist.exitCode()).isEqualTo(1);
      assertThat(typist.screen()).endsWith("mailauth: nothing was written\n");
    }
    try (var typist = start(SWEDISH, 80)) {
      typist.type("example.com", "avsluta");
      assertThat(typist.screen()).endsWith("mailauth: inget har skrivits\n");
    }
    assertThat(Typist.files(folder)).isEmpty();
  }

  @Test
  void leavesAtTheEndOfInput() throws Exception {
    try (var typist = start(ENGLISH, 80)) {
      typist.type("example.com").control('D');
      assertThat(typist.exitCode()).isEqualTo(1);
      assertThat(typist.screen()).endsWith(INTERRUPTED);
    }
    assertThat(Typist.files(folder)).isEmpty();
  }

  @Test
  void leavesAtCtrlC() throws Exception {
    try (var typist = start(ENGLISH, 80)) {
      typist.type("example.com", "zonefile").control('C');
      assertThat(typist.exitCode()).isEqualTo(BY_CTRL_C);
      assertThat(typist.screen()).endsWith(INTERRUPTED);
    }
    assertThat(Typist.files(folder)).isEmpty();
  }

  @Test
  void aDumbTerminalGetsPlainLines() throws Exception {
    try (var typist = start(DUMB, 80)) {
      typist.type("example.com", "zonefile", "", "yes", "", "");
      assertThat(typist.screen()).doesNotContain("\u001b").contains("mailauth.yaml is written");
      assertThat(typist.exitCode()).isZero();
    }
  }

  @Test
  void aNarrowTerminalGetsNarrowLines() throws Exception {
    try (var typist = start(DUMB, 40)) {
      typist.type("example.com", "?", "zonefile", "", "no", "i8t, one.com", "?", "quit");
      assertThat(typist.screen().lines().filter(line -> !line.contains("> ")))
          .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(40));
      assertThat(typist.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void colourSaysNothingThatWordsDoNot() throws Exception {
    var lines = new String[] {"example.com", "zonefile", "", "yes", "", ""};
    String coloured;
    try (var typist = start(ENGLISH, 80)) {
      coloured = typist.type(lines).screen();
    }
    Files.delete(folder.resolve("mailauth.yaml"));
    try (var typist = start(DUMB, 80)) {
      assertThat(typist.type(lines).screen())
          .isEqualTo(coloured.replaceAll("\u001b\\[[0-9;]*m", ""));
    }
    assertThat(coloured).contains("\u001b[1m");
  }

  @Test
  void aFileThatIsThereIsAskedAbout() throws Exception {
    var before =
        """
        version: 1
        providers:
          l: { type: zonefile, directory: zones }
        domains:
          example.org: { provider: l, parked: true }
        """;
    Files.writeString(folder.resolve("mailauth.yaml"), before);
    try (var typist = start(ENGLISH, 80)) {
      typist.type("example.com", "zonefile", "", "yes", "", "back", "", "2", "no");
      assertThat(typist.screen()).contains("mailauth.yaml is there already");
      assertThat(typist.exitCode()).isEqualTo(1);
    }
    assertThat(yaml()).isEqualTo(before);
    try (var typist = start(ENGLISH, 80)) {
      typist.type("example.com", "zonefile", "", "yes", "", "", "");
      assertThat(typist.exitCode()).as(typist.screen()).isZero();
    }
    assertThat(yaml()).startsWith(before).contains("  example.com:\n    provider: l\n");
  }
}
