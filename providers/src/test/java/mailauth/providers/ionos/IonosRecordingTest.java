package mailauth.providers.ionos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.providers.web.HostedRecord;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.Opened;
import mailauth.providers.web.Replay;
import org.junit.jupiter.api.Test;

/** What IONOS was asked and said on 28 November 2024. */
class IonosRecordingTest {
  private static final Map<String, String> PROOF = Map.of("X-API-Key", "prefix.secret");
  private static final HostedZone ZONE =
      HostedZone.of("4c9feb47-2a4d-11ec-bda4-0a5864441f49", "example.com")
          .findFirst()
          .orElseThrow();
  private static final RRsetKey KEY =
      new RRsetKey(Name.of("delete.testid.example.com"), RecordType.TXT);
  private static final HostedRecord RECORD =
      new HostedRecord(
          "5a5c0daa-a3c4-b806-ead0-a7a0cac4b295",
          KEY,
          3600,
          "\"challengetoken\"",
          Optional.empty());
  private static final String DELETE =
      "when_calling_delete_record_by_identifier_should_remove_record";

  @Test
  void listsZones() throws Exception {
    try (var replay = Replay.of("ionos", "/dns/v1", "authenticate", 0).start()) {
      assertThat(store(replay).zones()).containsExactly(ZONE);
      replay.assertAsked(PROOF);
    }
  }

  @Test
  void createsReadsAndDeletes() throws Exception {
    int[] parts = Replay.parts("ionos", DELETE, "POST", "GET", "DELETE");
    try (var replay =
        Replay.of("ionos", "/dns/v1", DELETE, parts[1], parts[2], parts[3])
            .askingFor(
                "a CNAME at the name must be seen too",
                target -> target.replace("recordType=TXT&", ""))
            .sending(
                "TXT goes in as it comes out, so that quotes in it stay what they are",
                body -> body.replace("\"challengetoken\"", "\"\\\"challengetoken\\\"\""))
            .start()) {
      store(replay).add(ZONE, KEY, 3600, "\"challengetoken\"");
      assertThat(store(replay).records(ZONE, KEY.name())).containsExactly(RECORD);
      store(replay).delete(ZONE, RECORD);
      replay.assertAsked(PROOF);
    }
  }

  private static IonosStore store(Replay replay) {
    var type = new IonosType();
    return (IonosStore)
        type.open(Opened.login(type, replay.endpoint(), Map.of("key", "prefix.secret")));
  }
}
