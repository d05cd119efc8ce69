package mailauth.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import mailauth.core.check.fix.Fixes;
import mailauth.core.check.registry.Check;
import mailauth.core.check.registry.Registry;
import org.junit.jupiter.api.Test;

/** The page on fixes names each, and no other. */
class FixPageTest {
  @Test
  void everyFixHasItsLine() {
    var titles = new Registry().all().stream().collect(Collectors.toMap(Check::id, Check::title));
    var rows =
        Page.of("docs/fix.md").lines().stream()
            .filter(line -> line.matches("\\| [A-Z]+-\\d+ \\|.*"))
            .toList();
    assertThat(rows)
        .containsExactlyElementsOf(
            Fixes.list().stream()
                .map(
                    fix -> "| %s | %s | %s |".formatted(fix.id(), titles.get(fix.id()), fix.does()))
                .toList());
  }
}
