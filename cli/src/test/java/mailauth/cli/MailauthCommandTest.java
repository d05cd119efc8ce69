package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailauthCommandTest {
  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli = new Cli(folder);
  }

  @Test
  void optionAndCommandPrintTheSameFilteredVersion() {
    var byOption = cli.runExactly("--version");
    assertThat(byOption.exitCode()).isZero();
    assertThat(byOption.out()).matches("mailauth \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
    assertThat(cli.runExactly("version")).isEqualTo(byOption);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                    | mailauth: a command is missing
          sendrs                | mailauth: there is no command 'sendrs'; did you mean 'senders'?
          plan --domains x      | mailauth: there is no option '--domains'; did you mean '--domain'?
          plan again            | mailauth: 'again' is one argument too many
          plan --parallelism 0  | mailauth: --parallelism must be at least 1
          plan --domain a..b    | mailauth: --domain: 'a..b' has an empty label (two dots in a row?)
          plan --dns [::1       | mailauth: --dns: '[::1' is not a server; write HOST, HOST:PORT or [IPV6]:PORT
          plan --format xml     | mailauth: Invalid value for option '--format': expected one of [text, json, jsonl, markdown, html, sarif, junit] (case-insensitive) but was 'xml'
          """)
  void wrongUsageIsOneSentenceAnd64(String line, String sentence) {
    cli.file("mailauth.yaml", "version: 1\n");
    var args = (line + " -f " + folder.resolve("mailauth.yaml")).strip().split(" +");
    var ran = cli.runExactly(line.isEmpty() ? new String[0] : args);
    assertThat(ran.exitCode()).isEqualTo(64);
    assertThat(ran.err().lines().findFirst()).contains(sentence);
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void aMissingFileIsNamed() {
    var ran = cli.run("plan");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err())
        .isEqualTo(
            "%s: there is no such file: write one, or name another with -f%n"
                .formatted(folder.resolve("mailauth.yaml")));
  }

  @Test
  void aDomainThatIsNotThereIsNoReasonToSayAllIsWell() {
    cli.file("mailauth.yaml", "version: 1\n");
    var ran = cli.run("plan", "--domain", "exmaple.com", "--domain", "*.example");
    assertThat(ran)
        .isEqualTo(
            new Cli.Ran(
                1, "", "mailauth: --domain: no domain here is called exmaple.com, *.example\n"));
  }
}
