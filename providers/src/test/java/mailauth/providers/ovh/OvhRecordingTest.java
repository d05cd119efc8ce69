package mailauth.providers.ovh;

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

/** What OVHcloud was asked and said on 11 June 2018; the recording leaves signatures out. */
class OvhRecordingTest {
  private static final HostedZone ZONE = HostedZone.of("pacalis.net").findFirst().orElseThrow();
  private static final String DELETE =
      "when_calling_delete_record_by_identifier_should_remove_record";

  @Test
  void listsZones() throws Exception {
    try (var replay =
        recording("authenticate", 0, 1)
            .askingFor(
                "the documented path has no empty segment", target -> target.replaceFirst("/$", ""))
            .start()) {
      assertThat(store(replay).zones()).containsExactly(ZONE);
      replay.assertAsked(Map.of());
    }
  }

  @Test
  void readsAndPublishesWhatItCreatesAndDeletes() throws Exception {
    var old = record("1553659763", "delete.testid");
    try (var replay =
        recording(DELETE, 0, 4, 5, 6, 7, 8, 9)
            .askingFor(
                "all types are wanted, with SPF and DKIM among them",
                target -> target.replace("fieldType=TXT&", ""))
            .start()) {
      var store = store(replay);
      store.add(ZONE, old.key(), 3600, "\"challengetoken\"");
      assertThat(store.records(ZONE, old.key().name())).containsExactly(old);
      store.delete(ZONE, old);
      replay.assertAsked(Map.of());
    }
  }

  @Test
  void updates() throws Exception {
    try (var replay =
        recording("when_calling_update_record_should_modify_record", 0, 8, 9)
            .sending(
                "the TTL may change too",
                body -> body.isEmpty() ? body : body.replaceFirst("}$", ",\"ttl\":3600}"))
            .start()) {
      store(replay).update(ZONE, record("1553659879", "updated.test"), 3600, "\"challengetoken\"");
      replay.assertAsked(Map.of());
    }
  }

  private static HostedRecord record(String id, String left) {
    var key = new RRsetKey(Name.of(left + ".pacalis.net"), RecordType.TXT);
    return new HostedRecord(id, key, 3600, "\"challengetoken\"", Optional.empty());
  }

  private static Replay recording(String test, int... parts) {
    return Replay.of("ovh", "/1.0", test, parts);
  }

  private static OvhStore store(Replay replay) {
    var type = new OvhType();
    var settings =
        Map.of("application-key", "ak", "application-secret", "as", "consumer-key", "ck");
    return (OvhStore) type.open(Opened.login(type, replay.endpoint(), settings));
  }
}
