package mailauth.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a page's commands one after the other, as its reader does, in a copy of what they have. */
final class Shell {
  private static final Path DISTRIBUTION = Path.of("target", "mailauth").toAbsolutePath();

  /** The build that runs these tests has just done this. */
  private static final String BUILD = "mvn -q package -DskipTests && ";

  /** What the build made of an example. */
  private static final String BUILT_EXAMPLE = "examples/provider/target";

  private static final String MARK = "-- exit code of the command above: ";

  private final Path home;
  private final Path folder;
  private final Map<String, String> environment;

  /**
   * A shell in a fresh copy.
   *
   * @param home empty
   */
  Shell(Path home, Map<String, String> environment) throws IOException {
    this.home = home;
    this.folder = Files.createDirectories(home.resolve("where/mailauth/is"));
    this.environment = environment;
    copy("examples");
    copy("docs");
    Files.createDirectories(folder.resolve("cli/target"));
    Files.createSymbolicLink(folder.resolve("cli/target/mailauth"), DISTRIBUTION);
    Files.createSymbolicLink(folder.resolve(BUILT_EXAMPLE), Page.REPOSITORY.resolve(BUILT_EXAMPLE));
  }

  /** Changes a file of the copy, for what no reader's machine has in common with this one. */
  void replace(String file, String written, String meant) throws IOException {
    var path = folder.resolve(file);
    var text = Files.readString(path);
    assertThat(text).contains(written);
    Files.writeString(path, text.replace(written, meant));
  }

  /** Runs all console blocks of a page and compares; {@code <!-- write FILE -->} writes a block. */
  void follow(Page page) throws Exception {
    var script = new StringBuilder("exec 2>&1\n");
    var commands = new ArrayList<Command>();
    for (var block : page.blocks()) {
      block
          .note("write")
          .ifPresent(
              file -> script.append("cat >%s <<'EOF'\n%sEOF\n".formatted(file, block.text())));
      if (block.language().equals("console")) {
        for (var command : Command.of(page, block)) {
          commands.add(command);
          script.append(command.text().replace(BUILD, "")).append('\n');
          script.append("printf '\\n%s%d\\n' '").append(MARK).append("' $?\n");
        }
      }
    }
    compare(commands, run(script.toString()));
  }

  private static void compare(List<Command> commands, String said) {
    var rest = said;
    for (var command : commands) {
      int mark = rest.indexOf("\n" + MARK);
      assertThat(mark)
          .as("%s does not come to its end:%n%s", command.place(), rest)
          .isNotNegative();
      var output = timeless(rest.substring(0, mark)).lines().toList();
      rest = rest.substring(mark + 1 + MARK.length());
      int end = rest.indexOf('\n');
      var documented = new Command(command.place(), command.text(), timeless(command.output()));
      if (!documented.allows(output)) {
        assertThat(String.join("\n", output))
            .as("%s: $ %s", command.place(), command.text())
            .isEqualTo(String.join("\n", documented.output()));
      }
      assertThat(rest.substring(0, end))
          .as("exit code at %s: $ %s", command.place(), command.text())
          .isEqualTo(String.valueOf(command.exitCode()));
      rest = rest.substring(end + 1);
    }
    assertThat(rest).isEmpty();
  }

  private String run(String script) throws Exception {
    var file = Files.writeString(Files.createTempFile("mailauth-docs", ".sh"), script);
    var output = Files.createTempFile("mailauth-docs", ".out");
    try {
      var builder =
          new ProcessBuilder("bash", file.toString())
              .directory(folder.toFile())
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(output.toFile());
      builder.environment().keySet().removeIf(name -> name.contains("JAVA_"));
      builder.environment().putAll(Map.of("HOME", home.toString(), "LC_ALL", "C"));
      builder.environment().merge("PATH", DISTRIBUTION.resolve("bin") + ":", (a, b) -> b + a);
      builder.environment().putAll(environment);
      var process = builder.start();
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(script).isTrue();
      return Files.readString(output);
    } finally {
      Files.delete(file);
      Files.delete(output);
    }
  }

  private static List<String> timeless(List<String> lines) {
    return lines.stream().map(Shell::timeless).toList();
  }

  /** Run ids and serials that are dates tell the time, and no two runs agree on it. */
  private static String timeless(String text) {
    return text.replaceAll("\\b\\d{8}T\\d{6}\\.\\d{3}Z-[0-9a-f]{4}\\b", "20261123T141500.123Z-3f9a")
        .replaceAll("\\b20\\d{8}\\b", "2026112300");
  }

  private void copy(String name) throws IOException {
    try (var paths = Files.walk(Page.REPOSITORY.resolve(name))) {
      for (var path : paths.toList()) {
        var relative = Page.REPOSITORY.relativize(path);
        // What a developer's own runs left behind, and what is linked.
        if (!relative.toString().contains(".mailauth") && !relative.startsWith(BUILT_EXAMPLE)) {
          Files.copy(path, folder.resolve(relative));
        }
      }
    }
  }
}
