package mailauth.core.dane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.Rdata;
import mailauth.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class KeyMemoryTest {
  private static final Name OWNER = Name.of("_25._tcp.mail.example.com");
  private static final Rdata OLD = new Rdata.Tlsa(3, 1, 1, "ab".repeat(32));
  private static final Rdata NEW = new Rdata.Tlsa(3, 1, 1, "cd".repeat(32));
  private static final Instant FIRST = Instant.parse("2026-11-20T10:00:00Z");
  private static final Instant LATER = Instant.parse("2026-11-25T10:00:00Z");

  @Test
  void aKeyKeepsItsTimeUntilItGoes() {
    var memory = new KeyMemory(Map.of()).with(OWNER, List.of(), List.of(OLD), FIRST);
    var both = memory.with(OWNER, List.of(OLD), List.of(OLD, NEW), LATER);
    assertThat(both.since(OWNER, OLD)).contains(FIRST);
    assertThat(both.since(OWNER, NEW)).contains(LATER);
    var one = both.with(OWNER, List.of(OLD, NEW), List.of(NEW), LATER.plusSeconds(9_000));
    assertThat(one.since(OWNER, OLD)).isEmpty();
    assertThat(one.since(OWNER, NEW)).contains(LATER);
    assertThat(one.with(OWNER, List.of(NEW), List.of(), LATER).since()).isEmpty();
  }

  @Test
  void ofAKeyThatStoodBeforeNobodyKnows() {
    var memory = new KeyMemory(Map.of()).with(OWNER, List.of(OLD), List.of(OLD, NEW), LATER);
    assertThat(memory.since(OWNER, OLD)).isEmpty();
    assertThat(memory.since(OWNER, NEW)).contains(LATER);
  }

  @Test
  void theStateKeepsItAndWhatIsDamagedIsForgotten() {
    var memory = new KeyMemory(Map.of()).with(OWNER, List.of(), List.of(OLD, NEW), FIRST);
    var kept = JsonObject.read(JsonObject.write(memory.section().members()));
    assertThat(KeyMemory.read(Optional.of(kept))).isEqualTo(memory);
    var damaged = JsonObject.read("{ \"_25._tcp.mail.example.com\": { \"3 1 1 ab\": \"soon\" } }");
    assertThat(KeyMemory.read(Optional.of(damaged)).since()).isEmpty();
    assertThat(KeyMemory.read(Optional.of(JsonObject.read("{ \"x\": 1 }"))).since()).isEmpty();
  }
}
