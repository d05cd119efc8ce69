package mailauth.providers.porkbun;

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

/** What Porkbun was asked and said in 2024; the recording leaves the keys out of the bodies. */
class PorkbunRecordingTest {
  private static final HostedZone ZONE = HostedZone.of("example.xyz").findFirst().orElseThrow();
  private static final String KEYS = "\"apikey\":\"pk1_a\",\"secretapikey\":\"sk1_b\"}";

  @Test
  void readsTheWholeZone() throws Exception {
    try (var replay = replay("authenticate", 1)) {
      assertThat(store(replay).records(ZONE, ZONE.name()))
          .contains(
              new HostedRecord(
                  "421658077",
                  new RRsetKey(ZONE.name(), RecordType.A),
                  600,
                  "8.8.8.8",
                  Optional.empty()));
      replay.assertAsked(Map.of());
    }
  }

  @Test
  void createsAndDeletes() throws Exception {
    var test = "when_calling_delete_record_by_identifier_should_remove_record";
    try (var replay = replay(test, 3, 5)) {
      store(replay).add(ZONE, key("delete.testid"), 3600, "challengetoken");
      store(replay).delete(ZONE, record("432480966", "delete.testid"));
      replay.assertAsked(Map.of());
    }
  }

  @Test
  void updates() throws Exception {
    var test = "when_calling_update_record_should_modify_record";
    try (var replay = replay(test, 5)) {
      store(replay).update(ZONE, record("432481063", "updated.test"), 3600, "challengetoken");
      replay.assertAsked(Map.of());
    }
  }

  private static RRsetKey key(String left) {
    return new RRsetKey(Name.of(left + ".example.xyz"), RecordType.TXT);
  }

  private static HostedRecord record(String id, String left) {
    return new HostedRecord(id, key(left), 3600, "challengetoken", Optional.empty());
  }

  private static Replay replay(String test, int... parts) {
    return Replay.of("porkbun", "/api/json/v3", test, parts)
        .sending("the keys are in each body", PorkbunRecordingTest::withKeys)
        .sending(
            "members have one order, whether they create or edit",
            body ->
                body.replaceFirst(
                    "(\"name\":\"[^\"]*\"),(\"type\":\"TXT\",\"content\":\"[^\"]*\")", "$2,$1"))
        .start();
  }

  private static String withKeys(String body) {
    return body.isEmpty() ? "{" + KEYS : body.replaceFirst("}$", "," + KEYS);
  }

  private static PorkbunStore store(Replay replay) {
    var type = new PorkbunType();
    var settings = Map.of("key", "pk1_a", "secret-key", "sk1_b");
    return (PorkbunStore) type.open(Opened.login(type, replay.endpoint(), settings));
  }
}
