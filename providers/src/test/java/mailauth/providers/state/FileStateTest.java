package mailauth.providers.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mailauth.core.plan.Rollback;
import mailauth.providers.host.HostException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStateTest extends StateStoreContract {
  @TempDir private Path folder;
  private Path file;
  private final List<String> notices = new ArrayList<>();

  @BeforeEach
  void setUp() {
    file = folder.resolve(".mailauth/state.json");
  }

  @Override
  protected StateStore open() {
    return new FileState(file, notices::add);
  }

  @Test
  void nothingElseIsLeftBehind() {
    open().update(Map.of(domain(1), state -> state.with(selectorOf(domain(1)))));
    open().hold(List.of(domain(1)), holder(), Duration.ZERO).close();
    assertThat(file.getParent().toFile().list()).containsExactly("state.json");
    assertThat(notices).isEmpty();
  }

  @Test
  void aDamagedFileIsTakenForLostAndKept() throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\"format\": \"mailauth-sta");

    assertThat(open().read(List.of(domain(1)))).isEmpty();
    assertThat(notices)
        .containsExactly(
            "the state %s is damaged (no JSON object at line 1, column 25): what is ours is told by"
                    .formatted(file)
                + " its kind alone, nothing is deleted, and waiting times start again; it is kept"
                + " as state.json.damaged when the next is written");

    open().update(Map.of(domain(1), state -> state.with(selectorOf(domain(1)))));
    assertThat(file.resolveSibling("state.json.damaged")).hasContent("{\"format\": \"mailauth-sta");
    assertThat(open().read(List.of(domain(1)))).hasSize(1);
  }

  @Test
  void aMissingFileBesideRunsIsTakenForLost() {
    var back =
        new Rollback.Domain(domain(1), "local", "zonefile", selectorOf(domain(1)), List.of());
    open().journal(new Rollback("20261125T120000.000Z-aaaa", List.of(back)));
    assertThat(open().read(List.of(domain(1)))).isEmpty();
    assertThat(notices).singleElement().asString().contains("is missing, though runs are recorded");
  }

  @Test
  void whatALaterVersionWroteIsRefusedAndLeftAlone() throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\"format\": \"mailauth-state/2\", \"domains\": []}");
    for (var verb : List.of("read", "update")) {
      assertThatExceptionOfType(HostException.class)
          .as(verb)
          .isThrownBy(() -> {
            if (verb.equals("read")) {
              open().read(List.of());
            } else {
              open().update(Map.of());
            }
          })
          .withMessage(
              "the state %s is of a later version (mailauth-state/2): use the mailauth that wrote"
                  + " it",
              file);
    }
    assertThat(file).hasContent("{\"format\": \"mailauth-state/2\", \"domains\": []}");
  }

  @Test
  void aRunThatWasKilledIsNamedToTheNext() throws Exception {
    var back =
        new Rollback.Domain(domain(1), "local", "zonefile", selectorOf(domain(1)), List.of());
    open().journal(new Rollback(holder().run(), List.of(back)));
    Files.writeString(file.resolveSibling("running.json"), holder().json());

    open().hold(List.of(domain(1)), holder(), Duration.ZERO).close();
    assertThat(notices)
        .containsExactly(
            "run 20261125T120000.000Z-3f9a, process 4711, since 2026-11-25T12:00:00Z, did not end"
                + " in good order; to take back what it did: mailauth rollback"
                + " 20261125T120000.000Z-3f9a");
  }

  private static Holder holder() {
    return new Holder("20261125T120000.000Z-3f9a", 4711, Instant.parse("2026-11-25T12:00:00Z"));
  }
}
