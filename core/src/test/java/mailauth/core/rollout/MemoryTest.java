package mailauth.core.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import mailauth.core.dns.Name;
import mailauth.core.json.JsonObject;
import mailauth.core.posture.Purpose;
import mailauth.core.rollout.Memory.Mark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is remembered of stages: since when, and for whom. */
class MemoryTest {
  private static final Name EXAMPLE = Name.of("example.com");
  private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
  private static final Instant FRIDAY = Instant.parse("2026-11-27T09:00:00Z");

  @Test
  void aStageThatStandsKeepsItsTimeAndANewOneBegins() {
    var monday =
        Memory.NONE.with(
            List.of(
                new Mark(EXAMPLE, Purpose.DMARC, "p=none"), new Mark(EXAMPLE, Purpose.SPF, "~all")),
            MONDAY);
    var friday =
        monday.with(
            List.of(
                new Mark(EXAMPLE, Purpose.DMARC, "p=quarantine"),
                new Mark(EXAMPLE, Purpose.SPF, "~all")),
            FRIDAY);

    assertThat(friday.since(EXAMPLE, Purpose.DMARC, "p=quarantine")).contains(FRIDAY);
    assertThat(friday.since(EXAMPLE, Purpose.DMARC, "p=none")).isEmpty();
    assertThat(friday.since(EXAMPLE, Purpose.SPF, "~all")).contains(MONDAY);
  }

  @Test
  void comesBackFromItsSection() {
    var memory =
        Memory.NONE.with(
            List.of(
                new Mark(EXAMPLE, Purpose.MTA_STS, "mode=testing"),
                new Mark(Name.of("news.example.com"), Purpose.DMARC, "p=none np=reject")),
            MONDAY);
    var written = JsonObject.write(memory.section().members());

    assertThat(Memory.of(Map.of(Memory.SECTION, JsonObject.read(written)))).isEqualTo(memory);
  }

  @Test
  void whatChangedAndNobodySawIsForgotten() {
    var memory = Memory.NONE.with(List.of(new Mark(EXAMPLE, Purpose.DMARC, "p=none")), MONDAY);
    assertThat(memory.without(List.of(new Memory.Key(EXAMPLE, Purpose.DMARC))))
        .isEqualTo(Memory.NONE);
  }

  @Test
  void aTimeThatIsStillToComeIsForgotten() {
    var friday = Memory.NONE.with(List.of(new Mark(EXAMPLE, Purpose.DMARC, "p=none")), FRIDAY);
    assertThat(friday.asOf(MONDAY)).isEqualTo(Memory.NONE);
    assertThat(friday.asOf(FRIDAY.minusSeconds(60))).isEqualTo(friday);
  }

  @Test
  void aLaterFormatIsNotGuessedAt() {
    assertThat(read("{ \"format\": \"mailauth-rollout/2\", \"stages\": {} }"))
        .isEqualTo(new Memory(Map.of(), false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{ \"format\": \"mailauth-rollout/0\" }",
        "{ \"format\": \"mailauth-rollout/1\" }",
        "{ \"format\": \"mailauth-rollout/1\", \"stages\": [ {} ] }",
        "{ \"format\": \"mailauth-rollout/1\", \"stages\": [ { \"name\": \"example.com\","
            + " \"policy\": \"ftp\", \"stage\": \"x\", \"since\": \"2026-11-23T09:00:00Z\" } ] }",
        "{ \"format\": \"mailauth-rollout/1\", \"stages\": [ { \"name\": \"example.com\","
            + " \"policy\": \"spf\", \"stage\": \"x\", \"since\": \"yesterday\" } ] }",
      })
  void whatIsDamagedIsAsGoodAsForgotten(String text) {
    assertThat(read(text)).isEqualTo(Memory.NONE);
  }

  private static Memory read(String text) {
    return Memory.of(Map.of(Memory.SECTION, JsonObject.read(text)));
  }
}
