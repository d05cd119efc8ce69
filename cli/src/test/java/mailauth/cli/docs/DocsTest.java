package mailauth.cli.docs;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What pages point at is there, and nothing that they show goes untested. */
class DocsTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern OF_REPOSITORY =
      Pattern.compile("(docs|examples|core|providers|cli|\\.ci)/[\\w./-]*|[A-Z]+\\.md|pom\\.xml");

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadSomewhere(Page page) {
    var broken = new ArrayList<String>();
    for (var link : found(LINK, page)) {
      if (!link.contains("://") && !leads(page, link)) {
        broken.add(link);
      }
    }
    assertThat(broken).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void filesThatAreNamedExist(Page page) {
    assertThat(found(CODE, page))
        .filteredOn(text -> OF_REPOSITORY.matcher(text).matches() && !text.contains("/target"))
        .allSatisfy(path -> assertThat(Page.REPOSITORY.resolve(path)).exists());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyBlockIsHeldToSomething(Page page) {
    for (var block : page.blocks()) {
      var same = block.note("same as");
      var part = block.note("part of");
      same.ifPresent(file -> assertThat(forReaders(beside(page, file))).isEqualTo(block.text()));
      part.ifPresent(file -> assertThat(beside(page, file)).content().contains(block.text()));
      if (same.isEmpty() && part.isEmpty()) {
        assertThat(block.language())
            .as("%s:%d: console and yaml are tested, text does nothing", page, block.line())
            .isIn("console", "yaml", "text");
      }
      if (block.language().equals("text") && block.isSession()) {
        assertThat(block.note("not run: ").or(() -> block.note("typed at a terminal")))
            .as("%s:%d: what is not run has its reason above it", page, block.line())
            .isPresent();
      }
    }
  }

  @Test
  void everyPageIsInTheIndex() throws IOException {
    var index = Page.of("docs/README.md");
    var all =
        pages().stream()
            .map(Page::path)
            .filter(path -> path.startsWith("docs") && !path.endsWith("README.md"))
            .map(path -> path.getFileName().toString());
    assertThat(found(LINK, index)).containsAll(all.toList());
  }

  @Test
  void everyPackageStandsInTheArchitecture() throws IOException {
    var named = Set.copyOf(found(CODE, Page.of("docs/architecture.md")));
    for (var module : List.of("core", "providers", "cli")) {
      var root = Page.REPOSITORY.resolve(module).resolve("src/main/java/mailauth").resolve(module);
      try (var files = Files.walk(root)) {
        var packages =
            files
                .filter(file -> file.endsWith("package-info.java"))
                .map(file -> root.relativize(file.getParent()).toString().replace('/', '.'))
                .filter(name -> !name.isEmpty());
        assertThat(named).as(module).containsAll(packages.toList());
      }
    }
  }

  /** The page shows a real plan, as {@link DocsIT} makes sure. */
  @Test
  void everyFieldOfAPlanHasItsLine() throws IOException {
    var page = Page.of("docs/plan-format.md");
    var plan = Command.of(page, page.blocks().getFirst()).getFirst().output();
    var fields = new TreeSet<String>();
    gather(JSON.std.anyFrom(String.join("\n", plan)), fields);
    assertThat(found(CODE, page)).containsAll(fields);
  }

  private static void gather(Object json, Set<String> fields) {
    switch (json) {
      case List<?> list -> list.forEach(each -> gather(each, fields));
      case Map<?, ?> object ->
          object.forEach((field, value) -> {
            fields.add((String) field);
            // Its fields are the names of domains.
            if (!field.equals("spfTerms")) {
              gather(value, fields);
            }
          });
      case null, default -> {}
    }
  }

  static List<Page> pages() throws IOException {
    return Page.all();
  }

  /** Without the line that is for editors. */
  private static String forReaders(Path file) {
    try {
      return Files.readString(file).replaceFirst("^# yaml-language-server:.*\n", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path beside(Page page, String file) {
    return Page.REPOSITORY.resolve(page.path().resolveSibling(file)).normalize();
  }

  private static List<String> found(Pattern pattern, Page page) {
    return page.prose().stream()
        .flatMap(line -> pattern.matcher(line).results())
        .map(result -> result.group(1))
        .toList();
  }

  private static boolean leads(Page from, String link) {
    var parts = link.split("#", 2);
    var target =
        parts[0].isEmpty() ? from.path() : from.path().resolveSibling(parts[0]).normalize();
    return Files.exists(Page.REPOSITORY.resolve(target))
        && (parts.length == 1 || headings(Page.of(target.toString())).contains(parts[1]));
  }

  /** The anchors that a page's headings have where it is read as a web page. */
  private static Set<String> headings(Page page) {
    return page.prose().stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\w -]", "").replace(' ', '-'))
        .collect(toSet());
  }
}
