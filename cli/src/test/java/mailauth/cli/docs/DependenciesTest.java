package mailauth.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** docs/dependencies.md has each dependency and plugin, with its reason, licence and size. */
class DependenciesTest {
  private static final Path PAGE = Page.REPOSITORY.resolve("docs/dependencies.md");

  @ParameterizedTest
  @ValueSource(strings = {"dependency", "plugin", "path"})
  void eachHasItsLine(String element) throws Exception {
    var page = Files.readString(PAGE);
    var artifacts = artifacts(element);
    assertThat(artifacts).isNotEmpty();
    assertThat(artifacts)
        .as("artifacts of the poms that %s does not name", PAGE)
        .allMatch(page::contains);
  }

  @Test
  void eachLineIsWhole() throws Exception {
    var rows =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("| ") && !line.contains("| reason |"))
            .map(line -> List.of(line.substring(1, line.length() - 1).split("\\|")))
            .toList();
    assertThat(rows).hasSizeGreaterThan(20);
    assertThat(rows)
        .allSatisfy(row -> {
          assertThat(row).hasSizeBetween(4, 5).noneMatch(String::isBlank);
          assertThat(row.getLast()).containsPattern("\\d+ KB|\\d MB");
        });
  }

  /** What the distribution packs stands there by name, be it only behind what brings it. */
  @Test
  void noVersionIsWrong() throws Exception {
    var page = Files.readString(PAGE);
    var pom = root(Page.REPOSITORY.resolve("pom.xml"));
    for (var dependency : elements(pom, "dependency")) {
      var artifact = child(dependency, "artifactId");
      var version = resolved(pom, child(dependency, "version"));
      if (page.contains("| " + artifact + " ") && version.matches("\\d.*")) {
        assertThat(page).contains("| " + artifact + " " + version + " ");
      }
    }
  }

  private static Set<String> artifacts(String element) throws Exception {
    var artifacts = new TreeSet<String>();
    for (var pom : List.of("pom.xml", "core/pom.xml", "providers/pom.xml", "cli/pom.xml")) {
      for (var found : elements(root(Page.REPOSITORY.resolve(pom)), element)) {
        if (!child(found, "groupId").startsWith("mailauth")
            && !child(found, "type").equals("pom")) {
          artifacts.add(child(found, "artifactId"));
        }
      }
    }
    return artifacts;
  }

  private static String resolved(Element pom, String version) {
    return version.startsWith("${")
        ? elements(pom, version.substring(2, version.length() - 1)).stream()
            .map(Element::getTextContent)
            .findFirst()
            .orElse("")
        : version;
  }

  private static Element root(Path pom) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(pom.toFile())
        .getDocumentElement();
  }

  private static List<Element> elements(Element root, String name) {
    var nodes = root.getElementsByTagName(name);
    var elements = new ArrayList<Element>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static String child(Element parent, String name) {
    return Stream.of(name)
        .map(parent::getElementsByTagName)
        .filter(found -> found.getLength() > 0)
        .map(found -> found.item(0).getTextContent().strip())
        .findFirst()
        .orElse("");
  }
}
