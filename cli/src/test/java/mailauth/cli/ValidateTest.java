package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The YAML is checked where there is neither network nor secret. */
class ValidateTest {
  private static final String YAML =
      """
      version: 1
      providers:
        ns1: { type: rfc2136, server: 192.0.2.1, tsig: { name: k, secret: "${env:NOT_SET}" } }
      domains:
        example.com: { provider: ns1, senders: [i8t] }
        example.net: { provider: ns1, dkim: { s1: { public-key: file:keys/s1.pub } } }
      """;

  @TempDir private Path folder;

  @Test
  void aSoundFileNeedsNoSecret() {
    var cli = new Cli(folder).file("mailauth.yaml", YAML.replaceFirst(" +example.net.*\n", ""));
    assertThat(cli.run("validate")).isEqualTo(new Cli.Ran(0, "Sound: 1 domain.\n", ""));
  }

  @Test
  void whatTheFileRefersToIsReadAsWell() {
    var cli = new Cli(folder).file("mailauth.yaml", YAML);
    var ran = cli.run("validate");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("mailauth.yaml:6:").contains("keys/s1.pub").hasLineCount(1);
  }

  @Test
  void programsGetThePlace() {
    var cli = new Cli(folder).file("mailauth.yaml", YAML.replace("senders:", "sender:"));
    var ran = cli.run("validate", "--format", "json");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .contains(
            "\"valid\" : false", "\"line\" : 5", "\"column\" : 33", "did you mean 'senders'?");
  }
}
