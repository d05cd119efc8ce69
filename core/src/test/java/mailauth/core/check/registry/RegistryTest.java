package mailauth.core.check.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mailauth.core.conformance.Shared;
import mailauth.core.lint.Severity;
import org.junit.jupiter.api.Test;

class RegistryTest {
  private final Registry registry = new Registry();

  @Test
  void saysOfEveryCheckWhatItMeansAndWhatToDo() {
    assertThat(registry.all())
        .allSatisfy(check -> {
          assertThat(check.title()).isNotBlank().doesNotEndWith(".");
          assertThat(check.reference()).matches("(RFC \\d+|BIMI draft|SVG Tiny PS draft).*");
          switch (check.basis()) {
            case Check.Basis.Checked(var need, var means, var fix) -> {
              assertThat(means).endsWith(".");
              assertThat(fix).isNotBlank();
            }
            case Check.Basis.LeftOut(var reason) -> assertThat(reason).endsWith(".");
          }
        });
  }

  @Test
  void hasNoIdTwice() {
    assertThat(registry.all()).extracting(Check::id).doesNotHaveDuplicates();
  }

  @Test
  void knowsEveryRowOfTheMasterTable() {
    var rows =
        Shared.text("data/checks.csv").lines().skip(1).map(row -> row.split(",", 2)[0]).toList();
    Map<String, Check> known =
        registry.all().stream().collect(Collectors.toMap(Check::id, check -> check));
    assertThat(known).containsKeys(rows.toArray(String[]::new));
    List<Check> leftOut =
        rows.stream()
            .map(known::get)
            .filter(check -> check.basis() instanceof Check.Basis.LeftOut)
            .toList();
    System.out.printf("checks implemented: %d of %d%n", rows.size() - leftOut.size(), rows.size());
    leftOut.forEach(check ->
        System.out.printf(
            "  left out: %s %s: %s%n",
            check.id(), check.title(), ((Check.Basis.LeftOut) check.basis()).reason()));
    assertThat(leftOut).hasSizeLessThan(10);
  }

  @Test
  void namesTheOtherCheckersAsTheMasterTableDoes() {
    var letters = Map.of("C", "checkdmarc", "X", "mox", "N", "internet.nl");
    var peers = new HashMap<String, Set<String>>();
    for (var row : Shared.text("data/checks.csv").lines().skip(1).toList()) {
      var tools = Set.of(row.substring(row.lastIndexOf(',') + 1).split(" "));
      peers.put(
          row.split(",", 2)[0],
          tools.stream()
              .filter(letters::containsKey)
              .map(letters::get)
              .collect(Collectors.toSet()));
    }
    assertThat(registry.all())
        .allSatisfy(check ->
            assertThat(peers.getOrDefault(check.id(), Set.of()))
                .as(check.id())
                .containsExactlyInAnyOrderElementsOf(check.peers()));
  }

  @Test
  void promisesNoCheckThatNobodyMakes() throws IOException {
    var code = new StringBuilder();
    try (var files = Files.walk(Path.of("src/main/java"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        code.append(Files.readString(file));
      }
    }
    var made = code.toString();
    assertThat(registry.all())
        .allSatisfy(check ->
            assertThat(made.contains('"' + check.id() + '"'))
                .as(check.id())
                .isEqualTo(check.basis() instanceof Check.Basis.Checked));
  }

  @Test
  void keepsTheSeveritiesApart() {
    assertThat(registry.check(Group.SPF, "SPF-021").severity()).isEqualTo(Severity.ERROR);
    assertThat(registry.check(Group.BIMI, "BIMI-001").severity()).isEqualTo(Severity.INFO);
  }
}
