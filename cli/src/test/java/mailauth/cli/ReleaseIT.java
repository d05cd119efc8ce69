package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mailauth.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Debian package, unpacked as dpkg would. */
class ReleaseIT {
  private static final String TIME = "2026-11-23T00:00:00Z";

  @TempDir private Path folder;

  @BeforeEach
  void need() {
    need("dpkg-deb");
  }

  private static void need(String program) {
    if (!Files.isExecutable(Path.of("/usr/bin", program))) {
      var message = program + " is not installed, which this test needs";
      if ("true".equals(System.getenv("CI"))) {
        fail(message);
      }
      abort(message);
    }
  }

  private String run(String... command) throws Exception {
    var said = folder.resolve("said.txt");
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("MAILAUTH_JAVA_OPTS", "-Xshare:on");
    var process = builder.redirectOutput(said.toFile()).start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(said)).isZero();
    return Files.readString(said);
  }

  private Path release(String name) throws Exception {
    var version = Version.number();
    run("sh", "src/dist/release.sh", version, TIME, folder.resolve(name).toString());
    try (var files = Files.list(folder.resolve(name))) {
      return files.filter(file -> file.toString().endsWith(".deb")).findFirst().orElseThrow();
    }
  }

  @Test
  void installsTheProgramItsManualAndItsCompletion() throws Exception {
    var root = folder.resolve("root");
    run("dpkg-deb", "--extract", release("out").toString(), root.toString());
    assertThat(run(root.resolve("usr/bin/mailauth").toString(), "version"))
        .isEqualTo(Version.text() + "\n");
    assertThat(root.resolve("usr/share/bash-completion/completions/mailauth"))
        .content()
        .contains("complete -- ");
    assertThat(root.resolve("usr/share/mailauth/mailauth.schema.json"))
        .hasSameTextualContentAs(Path.of("../docs/schema/mailauth.schema.json"));
    assertThat(root.resolve("usr/share/zsh/vendor-completions/_mailauth")).exists();
    assertThat(root.resolve("usr/share/fish/vendor_completions.d/mailauth.fish")).exists();
    try (Stream<Path> pages = Files.list(root.resolve("usr/share/man/man1"))) {
      assertThat(pages.map(page -> page.getFileName().toString()).toList())
          .contains("mailauth.1.gz", "mailauth-plan.1.gz", "mailauth-spf-eval.1.gz");
    }
    run("sh", "-c", "cd '%s/out' && sha256sum --check SHA256SUMS".formatted(folder));
  }

  @Test
  void isTheSameTwice() throws Exception {
    assertThat(release("once")).hasSameBinaryContentAs(release("twice"));
  }

  /** Just what is packed, so that nobody looks for holes in what is not there, or misses one. */
  @Test
  void theSbomNamesEachJar() throws Exception {
    var sbom = Path.of("../target/mailauth.cdx.json");
    if (!Files.exists(sbom)) {
      var message = "there is no SBOM: build with -Prelease";
      if ("true".equals(System.getenv("CI"))) {
        fail(message);
      }
      abort(message);
    }
    var named =
        JsonObject.read(Files.readString(sbom)).objects("components").stream()
            .map(component -> component.text("name") + "-" + component.text("version") + ".jar")
            .map(jar -> jar.equals("cli-" + Version.number() + ".jar") ? "mailauth.jar" : jar);
    try (Stream<Path> files = Files.list(Path.of("target/mailauth/lib"))) {
      var packed =
          files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".jar"));
      assertThat(named).containsExactlyInAnyOrderElementsOf(packed.toList());
    }
  }

  /** What groff warns of would be seen by readers as missing text. */
  @Test
  void readersOfTheManualSeeWhatHelpSays() throws Exception {
    need("groff");
    for (var page : List.of("mailauth", "mailauth-plan", "mailauth-spf-eval")) {
      var file = "target/mailauth/man/man1/" + page + ".1";
      assertThat(run("groff", "-man", "-Tascii", "-ww", "-P-cbou", file))
          .doesNotContain("warning")
          .contains("NAME", "SYNOPSIS", "--no-color", "EXIT STATUS");
    }
    var plan =
        run("groff", "-man", "-Tascii", "-P-cbou", "target/mailauth/man/man1/mailauth-plan.1");
    assertThat(plan).contains("--changed-since REV", "--detailed-exitcode");
  }
}
