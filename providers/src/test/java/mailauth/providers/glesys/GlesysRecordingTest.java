package mailauth.providers.glesys;

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

/** What GleSYS was asked and said in March 2017. */
class GlesysRecordingTest {
  private static final Map<String, String> PROOF =
      Map.of("Authorization", "Basic Y2wxMjM0NTphLWtleQ==");
  private static final HostedZone ZONE = HostedZone.of("capsulecd.com").findFirst().orElseThrow();
  private static final String OURS = "we always name the TTL, and names as they are below the zone";

  @Test
  void listsDomains() throws Exception {
    try (var replay = recording("authenticate", 0).start()) {
      assertThat(store(replay).zones()).containsExactly(ZONE);
      replay.assertAsked(PROOF);
    }
  }

  @Test
  void reads() throws Exception {
    try (var replay =
        recording("when_calling_list_records_with_name_filter_should_return_record", 3).start()) {
      assertThat(store(replay).records(ZONE, name("random.test")))
          .contains(record("1045787", "random.test", "challengetoken"))
          .contains(
              new HostedRecord(
                  "909871",
                  new RRsetKey(ZONE.name(), RecordType.NS),
                  3600,
                  "ns1.namesystem.se.",
                  Optional.empty()));
      replay.assertAsked(PROOF);
    }
  }

  @Test
  void creates() throws Exception {
    try (var replay =
        recording("when_calling_list_records_after_setting_ttl", 2)
            .sending(OURS, body -> body.replace("ttl.fqdn.capsulecd.com", "ttl.fqdn"))
            .start()) {
      store(replay).add(ZONE, key("ttl.fqdn"), 3600, "ttlshouldbe3600");
      replay.assertAsked(PROOF);
    }
  }

  @Test
  void updates() throws Exception {
    try (var replay =
        recording("when_calling_update_record_should_modify_record", 4)
            .sending(
                "the name and the type stay, and the TTL may change",
                body -> body.replace("\"host\":\"updated.test\",\"type\":\"TXT\"", "\"ttl\":3600"))
            .start()) {
      var old = record("1045788", "orig.test", "before");
      store(replay).update(ZONE, old, 3600, "challengetoken");
      replay.assertAsked(PROOF);
    }
  }

  @Test
  void deletes() throws Exception {
    try (var replay =
        recording("when_calling_delete_record_by_identifier_should_remove_record", 4).start()) {
      store(replay).delete(ZONE, record("1045783", "delete.testid", "challengetoken"));
      replay.assertAsked(PROOF);
    }
  }

  private static Name name(String left) {
    return Name.of(left + ".capsulecd.com");
  }

  private static RRsetKey key(String left) {
    return new RRsetKey(name(left), RecordType.TXT);
  }

  private static HostedRecord record(String id, String left, String data) {
    return new HostedRecord(id, key(left), 3600, data, Optional.empty());
  }

  private static Replay recording(String test, int... parts) {
    return Replay.of("glesys", "", test, parts);
  }

  private static GlesysStore store(Replay replay) {
    var type = new GlesysType();
    var settings = Map.of("user", "cl12345", "key", "a-key");
    return (GlesysStore) type.open(Opened.login(type, replay.endpoint(), settings));
  }
}
