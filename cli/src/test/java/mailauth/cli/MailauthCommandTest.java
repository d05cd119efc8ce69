package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MailauthCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void optionAndCommandPrintTheSameFilteredVersion() {
    assertThat(execute("--version")).isZero();
    String byOption = out.toString();
    out.getBuffer().setLength(0);
    assertThat(execute("version")).isZero();

    assertThat(byOption).matches("mailauth \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
    assertThat(out).hasToString(byOption);
  }

  @Test
  void wrongUsageIs64() {
    assertThat(execute()).isEqualTo(64);
    assertThat(execute("no-such-command")).isEqualTo(64);
    assertThat(err.toString()).contains("no-such-command");
  }

  private int execute(String... args) {
    return new CommandLine(new MailauthCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}
