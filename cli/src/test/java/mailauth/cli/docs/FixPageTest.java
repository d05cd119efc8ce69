package mailauth.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import mailauth.core.check.fix.Fix;
import mailauth.core.check.fix.Fixes;
import mailauth.core.check.fix.Unfixed;
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

  @Test
  void everyCheckHasAFixOrAReasonWhyItHasNone() {
    var made =
        new Registry()
            .all().stream()
                .filter(check -> check.basis() instanceof Check.Basis.Checked)
                .map(Check::id);
    var decided =
        Stream.concat(
            Fixes.list().stream().map(Fix::id),
            Unfixed.list().stream().flatMap(group -> group.checks().stream()));
    assertThat(decided).containsExactlyInAnyOrderElementsOf(made.toList());
  }

  @Test
  void everyGroupHasItsLine() {
    assertThat(Page.of("docs/fix.md").lines())
        .containsSubsequence(
            Unfixed.list().stream()
                .map(group ->
                    "| %s | %s | %s |"
                        .formatted(group.what(), group.why(), String.join(" ", group.checks())))
                .toList());
  }
}
