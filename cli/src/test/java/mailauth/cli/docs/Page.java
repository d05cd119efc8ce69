package mailauth.cli.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Markdown page of this repository.
 *
 * @param path relative to the repository
 */
record Page(Path path, List<String> lines) {
  static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  private static final String FENCE = "```";
  private static final Pattern NOTE = Pattern.compile("<!-- (.*) -->");

  /**
   * A fenced block.
   *
   * @param line where it begins, counted from 1
   * @param notes what the HTML comment right above the block says
   */
  record Block(int line, String language, List<String> notes, List<String> lines) {
    /** What follows {@code word} in a note. */
    Optional<String> note(String word) {
      return notes.stream()
          .filter(note -> note.startsWith(word))
          .map(note -> note.substring(word.length()).strip())
          .findFirst();
    }

    /** Whether it shows commands. */
    boolean isSession() {
      return lines.stream().anyMatch(line -> line.startsWith("$ "));
    }

    String text() {
      return String.join("\n", lines) + "\n";
    }
  }

  static List<Page> all() throws IOException {
    try (var docs = Files.list(REPOSITORY.resolve("docs"));
        var examples = Files.walk(REPOSITORY.resolve("examples"))) {
      return Stream.of(Stream.of("README.md", "CONTRIBUTING.md").map(Path::of), docs, examples)
          .flatMap(paths -> paths)
          .map(path -> REPOSITORY.relativize(REPOSITORY.resolve(path)))
          .filter(path -> path.toString().endsWith(".md"))
          .sorted()
          .map(path -> of(path.toString()))
          .toList();
    }
  }

  static Page of(String path) {
    try {
      return new Page(Path.of(path), Files.readAllLines(REPOSITORY.resolve(path)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  Page with(String written, String meant) {
    return new Page(path, lines.stream().map(line -> line.replace(written, meant)).toList());
  }

  List<Block> blocks() {
    var blocks = new ArrayList<Block>();
    int start = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(FENCE)) {
        if (start < 0) {
          start = i;
        } else {
          var language = lines.get(start).substring(FENCE.length());
          blocks.add(new Block(start + 1, language, notes(start), lines.subList(start + 1, i)));
          start = -1;
        }
      }
    }
    return blocks;
  }

  /** The page without its blocks: what is prose, tables and headings. */
  List<String> prose() {
    var prose = new ArrayList<String>();
    boolean inside = false;
    for (var line : lines) {
      boolean fence = line.startsWith(FENCE);
      if (!fence && !inside) {
        prose.add(line);
      }
      inside ^= fence;
    }
    return prose;
  }

  private List<String> notes(int fence) {
    var above = NOTE.matcher(fence == 0 ? "" : lines.get(fence - 1));
    return above.matches() ? List.of(above.group(1).split("; ")) : List.of();
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
