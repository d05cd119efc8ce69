package mailauth.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every service that comes with mailauth can be used as its file says. */
class BuiltInCatalogTest {
  private final Catalog catalog = new BuiltInCatalog();

  /** Reading a file checks its shape, patterns, blanks, terms and targets. */
  @TestFactory
  Stream<DynamicTest> everyServiceIsWhole() {
    return catalog.ids().stream().map(id -> DynamicTest.dynamicTest(id, () -> check(id)));
  }

  @Test
  void hasAtLeast85() {
    assertThat(catalog.ids()).hasSizeGreaterThanOrEqualTo(85).contains("i8t");
  }

  @Test
  void readsAFileWhenItsServiceIsNamed() {
    var read = new ArrayList<String>();
    var lazy =
        new BuiltInCatalog(name -> {
          read.add(name);
          return BuiltInCatalog.resource(name);
        });
    assertThat(lazy.ids()).isNotEmpty();
    assertThat(read).containsExactly("index.txt");
    lazy.service("i8t");
    lazy.service("i8t");
    lazy.service("unknown");
    assertThat(read).containsExactly("index.txt", "i8t.yaml");
  }

  private void check(String id) {
    var service = catalog.service(id).orElseThrow();
    assertThat(service.source()).as("its source").isPresent();
    assertThat(service.region()).matches("global|[a-z]{2}");
    assertThat(service.caveats()).allSatisfy(caveat -> assertThat(caveat).endsWith("."));
    assertThat(service.traces()).as("what gives it away").isNotEqualTo(Traces.NONE);
    var used = new TreeSet<>(service.variablesOf(Optional.empty()));
    service.older().keySet().forEach(name -> used.addAll(service.variablesOf(Optional.of(name))));
    used.removeAll(DomainBlanks.NAMES);
    assertThat(service.variables().keySet())
        .as("variables")
        .containsExactlyInAnyOrderElementsOf(used);
  }
}
