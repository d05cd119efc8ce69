package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide where YAML is there already, in a file or in a folder of files. */
class InitBesideFilesTest {
  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli = new Cli(folder).file("zones/example.com.zone", InitCommandTest.ZONE);
  }

  @Test
  void aDomainMoreLeavesAFileAsItIs() {
    var before =
        """
        # our mail
        version: 1
        providers: # ours
          files: { type: zonefile, directory: zones }
        domains:
          example.org: { provider: files, parked: true }   # not used
        # the end
        """;
    cli.file("mailauth.yaml", before);
    var ran = cli.run("init", "example.com", "--provider=zonefile", "--defaults", "--senders=i8t");
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(cli.read("mailauth.yaml"))
        .startsWith(before.replace("# the end\n", ""))
        .endsWith("# the end\n")
        .contains("  example.com:\n    provider: files\n    senders:\n      - i8t");
  }

  @Test
  void anotherHostIsDeclaredBesideThose() {
    cli.file(
        "mailauth.yaml",
        """
        version: 1
        providers:
            cloudflare: { type: cloudflare }
        domains:
            example.org: { provider: cloudflare, parked: true }
        """);
    cli.run("init", "example.com", "--provider=zonefile", "--defaults", "--senders=");
    assertThat(cli.read("mailauth.yaml"))
        .contains(
            """
                cloudflare: { type: cloudflare }
                local: { type: zonefile, directory: zones }
            domains:
                example.org: { provider: cloudflare, parked: true }
                example.com:
                  provider: local
            """);
  }

  @Test
  void aLayoutThatCannotBeEditedIsLeftToThePerson() {
    var before =
        "{ version: 1, providers: { l: { type: zonefile, directory: zones } }, domains:"
            + " { example.org: { provider: l, parked: true } } }\n";
    cli.file("mailauth.yaml", before);
    var ran = cli.run("init", "example.com", "--provider=zonefile", "--defaults", "--senders=i8t");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("is laid out in a way that mailauth does not edit");
    assertThat(ran.out()).startsWith("domains:\n  example.com:\n    provider: l\n");
    assertThat(cli.read("mailauth.yaml")).isEqualTo(before);
  }

  @Test
  void aDeclaredDomainIsNotDeclaredAgain() {
    var before =
        """
        version: 1
        providers: { l: { type: zonefile, directory: zones } }
        domains: { example.com: { provider: l, parked: true } }
        """;
    cli.file("mailauth.yaml", before);
    var ran = cli.run("init", "example.com", "--provider=zonefile", "--defaults");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("already declares example.com");
    assertThat(cli.read("mailauth.yaml")).isEqualTo(before);
    assertThat(cli.run("init", "example.com", "--provider=zonefile", "--defaults", "--force").err())
        .contains("the old file is now ", "mailauth.yaml.old");
    assertThat(cli.read("mailauth.yaml.old")).isEqualTo(before);
    assertThat(cli.read("mailauth.yaml")).contains("- mailchimp");
  }

  @Test
  void aFaultyFileIsNotTouched() {
    cli.file("mailauth.yaml", "version: 7\n");
    var ran = cli.run("init", "example.com", "--provider=zonefile", "--defaults");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("has faults; correct them first");
    assertThat(cli.read("mailauth.yaml")).isEqualTo("version: 7\n");
  }

  @Test
  void inAFolderTheDomainGetsAFileOfItsOwn() {
    cli.file("config/a.yaml", "version: 1\nproviders: { l: { type: cloudflare } }\n");
    var ran =
        cli.runExactly(
            "init",
            "example.com",
            "-f",
            cli.path("config").toString(),
            "--dns",
            Cli.NOBODY,
            "--provider=cloudflare",
            "--senders=i8t",
            "--defaults");
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("Set CLOUDFLARE_API_TOKEN");
    assertThat(cli.read("config/example.com.yaml"))
        .contains("provider: l")
        .doesNotContain("providers:");
  }

  private Cli.Ran inFolder(String... more) {
    var args = new ArrayList<>(List.of("init", "example.com", "-f", cli.path("config").toString()));
    args.addAll(List.of("--dns", Cli.NOBODY, "--provider=cloudflare", "--senders=i8t"));
    args.add("--defaults");
    args.addAll(List.of(more));
    return cli.runExactly(args.toArray(String[]::new));
  }

  @Test
  void inAFolderAFileIsReplacedOnlyWhereItAloneDeclaresTheDomain() {
    cli.file("config/a.yaml", "version: 1\nproviders: { l: { type: cloudflare } }\n");
    var before = "version: 1\ndomains: { example.com: { provider: l, parked: true } }\n";
    cli.file("config/example.com.yaml", before);
    assertThat(inFolder().err())
        .contains("example.com.yaml already declares example.com; edit it there, or use --force");
    assertThat(cli.read("config/example.com.yaml")).isEqualTo(before);
    assertThat(inFolder("--force").err()).contains("the old file is now ", "is written");
    assertThat(cli.read("config/example.com.yaml.old")).isEqualTo(before);
    assertThat(cli.read("config/example.com.yaml")).contains("provider: l", "- i8t");

    cli.file("config/b.yaml", before);
    cli.file("config/example.com.yaml", "version: 1\n");
    assertThat(inFolder("--force").err())
        .endsWith("b.yaml already declares example.com; edit it there\n");
    assertThat(cli.read("config/example.com.yaml")).isEqualTo("version: 1\n");
  }

  @Test
  void inAFolderWhatOtherFilesNeedIsNotReplaced() {
    var before = "version: 1\nproviders: { l: { type: cloudflare } }\n";
    cli.file("config/example.com.yaml", before);
    cli.file("config/b.yaml", "version: 1\ndomains: { example.org: { provider: l } }\n");
    assertThat(inFolder("--force").err()).endsWith("what other files need; edit it by hand\n");
    assertThat(cli.read("config/example.com.yaml")).isEqualTo(before);
    assertThat(inFolder().exitCode()).isZero();
    assertThat(cli.read("config/example.com.yaml"))
        .startsWith(before)
        .contains("domains:\n  example.com:\n    provider: l\n");
    cli.file("config/b.yaml", "version: 9\n");
    assertThat(inFolder("--force").err()).endsWith("config has faults; correct them first\n");
  }
}
