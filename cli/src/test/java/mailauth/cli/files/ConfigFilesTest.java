package mailauth.cli.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFilesTest {
  private static final long MIB = 1 << 20;

  @TempDir private Path folder;

  @BeforeEach
  void aFolderOfTwo() throws IOException {
    write("b.yaml", "version: 1");
    write("a.yaml", "domains: {}");
    write("README.md", "not YAML");
    write(".#a.yaml", "an editor's own");
  }

  @Test
  void readsAFileAndKnowsItsFolder() {
    assertThat(read("b.yaml")).isEqualTo("b.yaml=version: 1 in .");
  }

  @Test
  void readsEveryYamlOfAFolderInOrder() {
    assertThat(read("")).isEqualTo("a.yaml=domains: {}, b.yaml=version: 1 in .");
  }

  @Test
  void aFileInTheWorkingFolderIsRelativeToIt() throws IOException {
    var here = Files.createTempFile(Path.of(""), "mailauth", ".yaml");
    try {
      assertThat(ConfigFiles.read(here.getFileName()))
          .isInstanceOfSatisfying(
              ConfigFiles.Read.class, read -> assertThat(read.folder()).isEqualTo(Path.of("")));
    } finally {
      Files.delete(here);
    }
  }

  @Test
  void aMissingFile() {
    assertThat(read("c.yaml"))
        .isEqualTo("c.yaml: there is no such file: write one, or name another" + " with -f");
  }

  @Test
  void aFolderWithoutYaml() throws IOException {
    Files.createDirectory(folder.resolve("empty"));
    assertThat(read("empty"))
        .isEqualTo("empty: the folder has no *.yaml: name another with -f, or a file");

    write("empty/mailauth.yml", "version: 1");
    assertThat(read("empty")).isEqualTo("empty: the folder has no *.yaml: rename mailauth.yml");
  }

  @Test
  void saysAllThatIsWrongInAFolder() throws IOException {
    Files.createDirectory(folder.resolve("d.yaml"));
    Files.createSymbolicLink(folder.resolve("e.yaml"), folder.resolve("e.yaml"));
    Files.createSymbolicLink(folder.resolve("f.yaml"), folder.resolve("gone"));
    assertThat(read(""))
        .isEqualTo(
            """
            d.yaml: a folder has a file's name: rename it, or name it with -f
            e.yaml: this cannot be read: Too many levels of symbolic links or unable to access \
            attributes of symbolic link
            f.yaml: there is no such file: write one, or name another with \
            -f\
            """);
  }

  @Test
  void aFileWithoutPermission() throws IOException {
    var file = write("a.yaml", "secret");
    assumeFalse(!file.toFile().setReadable(false) || Files.isReadable(file), "root may read all");
    assertThat(read("a.yaml")).isEqualTo("a.yaml: you may not read this: change its permissions");
  }

  @Test
  void aHugeFileIsNotEvenRead() throws IOException {
    try (var file = new RandomAccessFile(folder.resolve("huge.yaml").toFile(), "rw")) {
      file.setLength(100 * 1024 * MIB);
    }
    assertTimeout(
        Duration.ofSeconds(1),
        () ->
            assertThat(read("huge.yaml"))
                .isEqualTo(
                    "huge.yaml: the file has 102400 MiB and at most 64 are read: split it and name"
                        + " its folder"));
  }

  @Test
  void whatHasNoSizeIsReadUpToTheLimit() {
    assertThat(ConfigFiles.read(Path.of("/dev/null")))
        .isInstanceOfSatisfying(
            ConfigFiles.Read.class, read -> assertThat(read.files().getFirst().octets()).isEmpty());
    assertThat(ConfigFiles.read(Path.of("/dev/zero")))
        .isInstanceOfSatisfying(
            ConfigFiles.Unreadable.class,
            refused ->
                assertThat(refused.problems())
                    .singleElement()
                    .hasToString(
                        "/dev/zero: the file has 65 MiB and at most 64 are read: split it and"
                            + " name its folder"));
  }

  @Test
  void tenThousandFiles() throws IOException {
    for (int i = 0; i < 10_000; i++) {
      write("n%05d.yaml".formatted(i), "domains: {}");
    }
    assertTimeout(
        Duration.ofSeconds(10),
        () ->
            assertThat(ConfigFiles.read(folder))
                .isInstanceOfSatisfying(
                    ConfigFiles.Read.class, read -> assertThat(read.files()).hasSize(10_002)));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** What was read, or what was wrong, with names as seen from the folder. */
  private String read(String name) {
    return switch (ConfigFiles.read(folder.resolve(name))) {
      case ConfigFiles.Read(var files, var in) ->
          String.join(
                  ", ",
                  files.stream()
                      .map(file ->
                          relative(file.name())
                              + "="
                              + new String(file.octets(), StandardCharsets.UTF_8))
                      .toList())
              + " in ."
              + relative(in.toString());
      case ConfigFiles.Unreadable(var problems) ->
          lines(problems.stream().map(Object::toString).toList());
    };
  }

  private String lines(List<String> problems) {
    return String.join("\n", problems.stream().map(this::relative).toList());
  }

  private String relative(String text) {
    return text.replace(folder + "/", "").replace(folder.toString(), "");
  }
}
