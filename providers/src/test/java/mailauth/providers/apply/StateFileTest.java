package mailauth.providers.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.plan.Owned;
import mailauth.core.plan.Ownership;
import mailauth.core.posture.Purpose;
import mailauth.providers.host.HostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
  @TempDir private Path folder;

  @Test
  void whatWasSavedIsReadAgain() {
    var file = folder.resolve(".mailauth/state.json");
    var state = StateFile.open(file);
    state.put(domain(1), selectorOf(domain(1)));
    state.save();

    assertThat(StateFile.open(file).of(domain(1))).isEqualTo(selectorOf(domain(1)));
    assertThat(StateFile.open(file).of(domain(2))).isEqualTo(Ownership.NONE);
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**{lock,tmp}");
  }

  @Test
  void runsThatOverlapKeepWhatTheOthersSaved() {
    var file = folder.resolve("state.json");
    var runs = IntStream.rangeClosed(1, 8).mapToObj(run -> StateFile.open(file)).toList();

    IntStream.range(0, runs.size())
        .parallel()
        .forEach(run -> {
          runs.get(run).put(domain(run), selectorOf(domain(run)));
          runs.get(run).save();
        });

    var saved = StateFile.open(file);
    assertThat(IntStream.range(0, runs.size()).mapToObj(StateFileTest::domain))
        .allSatisfy(domain -> assertThat(saved.of(domain)).isEqualTo(selectorOf(domain)));
  }

  @Test
  void aDamagedFileIsNamedAndLeftAlone() throws Exception {
    var file = Files.writeString(folder.resolve("state.json"), "{\"format\": \"other/1\"}");
    assertThatExceptionOfType(HostException.class)
        .isThrownBy(() -> StateFile.open(file))
        .withMessage(
            "the state %s cannot be read: its format is other/1, not mailauth-state/1", file);
    assertThat(file).hasContent("{\"format\": \"other/1\"}");
  }

  private static Name domain(int number) {
    return Name.of("d%d.example".formatted(number));
  }

  private static Ownership selectorOf(Name domain) {
    var selector = new RRsetKey(Name.of("s1._domainkey").under(domain), RecordType.CNAME);
    return new Ownership(
        Set.of(new Owned(selector, Purpose.DKIM)), Map.of(domain, List.of("include:a.example")));
  }
}
