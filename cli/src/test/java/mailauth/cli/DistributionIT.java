package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mailauth.providers.plugin.SourceJar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packed program as a user has it: unpacked somewhere, linked from somewhere else. */
class DistributionIT {
  private static final Path BUILT = Path.of("target", "mailauth").toAbsolutePath();
  private static final Map<String, String> ONLY_WITH_ARCHIVE =
      Map.of("MAILAUTH_JAVA_OPTS", "-Xshare:on");

  @TempDir Path directory;

  @Test
  void startsAndPassesExitCodesOn() throws Exception {
    assertThat(run(Map.of(), launcher(BUILT), "version")).isEqualTo(new Result(0, version(), ""));

    Result wrong = run(Map.of(), launcher(BUILT), "no-such-command");
    assertThat(wrong.exitCode()).isEqualTo(64);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.err()).contains("no-such-command");
  }

  @Test
  void startsThroughLinksFromAnyDirectory() throws Exception {
    Path unpacked = unpack();
    Path bin = Files.createDirectories(directory.resolve("my bin"));
    Files.createSymbolicLink(bin.resolve("first"), bin.relativize(Path.of(launcher(unpacked))));
    Files.createSymbolicLink(bin.resolve("second"), Path.of("first"));
    Files.createSymbolicLink(directory.resolve("third"), bin.resolve("second"));

    assertThat(run(Map.of(), "./third", "version").out()).isEqualTo(version());
    assertThat(run(Map.of("PATH", bin + ":/usr/bin:/bin"), "sh", "-c", "second version").out())
        .isEqualTo(version());
  }

  @Test
  void startsWithItsClassArchiveAfterUnpackingElsewhere() throws Exception {
    Path unpacked = unpack();

    assertThat(run(ONLY_WITH_ARCHIVE, launcher(unpacked), "version"))
        .isEqualTo(new Result(0, version(), ""));
  }

  @Test
  void startsSilentlyWhereItsClassArchiveDoesNotFit() throws Exception {
    Path unpacked = unpack();
    Files.setLastModifiedTime(
        unpacked.resolve("lib/mailauth.jar"), FileTime.from(Instant.EPOCH.plusSeconds(1)));

    assertThat(run(ONLY_WITH_ARCHIVE, launcher(unpacked), "version").exitCode()).isNotZero();
    assertThat(run(Map.of(), launcher(unpacked), "version"))
        .isEqualTo(new Result(0, version(), ""));

    Files.delete(unpacked.resolve("lib/mailauth.jsa"));
    assertThat(run(Map.of(), launcher(unpacked), "version"))
        .isEqualTo(new Result(0, version(), ""));
  }

  @Test
  void handsJavaOptionsOn() throws Exception {
    Result result =
        run(
            Map.of("MAILAUTH_JAVA_OPTS", "-Xmx64m -XshowSettings:properties"),
            launcher(BUILT),
            "version");

    assertThat(result.err()).contains("java.home = " + BUILT.resolve("runtime"));
  }

  /** It costs a third of the start, and is of no use without a host that has a web API. */
  @Test
  void loadsNoHttpWhereNoneIsSpoken() throws Exception {
    Result result =
        run(
            Map.of("MAILAUTH_JAVA_OPTS", "-Xlog:class+load"),
            launcher(BUILT),
            "plan",
            "-f",
            Path.of("..", "examples", "quickstart", "mailauth.yaml").toAbsolutePath().toString());

    assertThat(result.out()).contains("mailauth.cli.Main").doesNotContain("okhttp3.", "kotlin.");
  }

  @Test
  void takesJarsFromItsOwnPluginsFolder() throws Exception {
    Path unpacked = unpack();
    Path plugins = Files.createDirectories(unpacked.resolve("plugins"));
    Path jar = Path.of("..", "examples", "provider", "target", "exampledns-1.0.jar");
    Files.copy(jar, plugins.resolve("exampledns.jar"));

    assertThat(run(ONLY_WITH_ARCHIVE, launcher(unpacked), "providers", "exampledns").out())
        .startsWith("exampledns   Example DNS\n")
        .endsWith("  comes from   %s/exampledns.jar\n".formatted(plugins));
  }

  /** HTTP from the JDK is not in the runtime. */
  @Test
  void namesWhatAJarNeedsAndTheRuntimeLacks() throws Exception {
    Path classes =
        SourceJar.compile(
            directory.resolve("src"),
            21,
            "Acme",
            """
            import mailauth.core.config.*;
            import mailauth.providers.host.*;

            public class Acme implements HostType {
              public ProviderType describe() {
                java.net.http.HttpClient.newHttpClient();
                return null;
              }
              public Capabilities capabilities() { return null; }
              public Evidence evidence() { return null; }
              public DnsHost open(ProviderConfig config, HostType.Surroundings surroundings) {
                return null;
              }
            }
            """);
    Path jar = directory.resolve("jars/acme.jar");
    new SourceJar("1", Optional.of("Acme"), List.of(classes)).pack(jar);

    assertThat(run(Map.of(), launcher(BUILT), "providers", "--plugins", "jars").err())
        .isEqualTo(
            "mailauth: jars/acme.jar: its provider does not describe itself: it needs"
                + " java.net.http.HttpClient, which neither it nor mailauth has\n");
  }

  @Test
  void completesCommandsInBash() throws Exception {
    Result result =
        run(
            Map.of(),
            "bash",
            "-c",
            "source \"$0\" && COMP_WORDS=(\"$1\" ver) && COMP_CWORD=1"
                + " && _mailauth && echo \"${COMPREPLY[*]}\"",
            BUILT.resolve("completion/mailauth.bash").toString(),
            launcher(BUILT));

    assertThat(result).isEqualTo(new Result(0, "version\n", ""));
  }

  private static String launcher(Path distribution) {
    return distribution.resolve("bin/mailauth").toString();
  }

  private static String version() {
    return Version.text() + "\n";
  }

  private Path unpack() throws Exception {
    Path target = Files.createDirectories(directory.resolve("some where"));
    String number = Version.text().replace("mailauth ", "");
    Path packed = BUILT.resolveSibling("mailauth-" + number + ".tar.gz");
    assertThat(run(Map.of(), "tar", "-xzf", packed.toString(), "-C", target.toString()))
        .isEqualTo(new Result(0, "", ""));
    return target.resolve("mailauth");
  }

  private Result run(Map<String, String> environment, String... command) throws Exception {
    Path out = Files.createTempFile(directory, "out", "");
    Path err = Files.createTempFile(directory, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("JAVA_") || name.startsWith("JDK_JAVA_"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(Arrays.toString(command)).isTrue();
    return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private record Result(int exitCode, String out, String err) {}
}
