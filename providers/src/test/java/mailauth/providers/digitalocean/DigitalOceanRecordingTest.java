package mailauth.providers.digitalocean;

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

/** What DigitalOcean was asked and said in March 2020. */
class DigitalOceanRecordingTest {
  private static final Map<String, String> PROOF = Map.of("Authorization", "Bearer a-token");
  private static final HostedZone ZONE =
      HostedZone.of("foxwoodswebsites.com").findFirst().orElseThrow();
  private static final RRsetKey KEY =
      new RRsetKey(Name.of("delete.testid.foxwoodswebsites.com"), RecordType.TXT);
  private static final String DELETE =
      "when_calling_delete_record_by_identifier_should_remove_record";

  @Test
  void readsPageByPage() throws Exception {
    var name = Name.of("updated.testfull.foxwoodswebsites.com");
    try (var replay =
        recording("when_calling_create_record_for_A_with_valid_name_and_content", 1, 2)
            .askingFor(
                "one name is enough, and a page of 200 is the largest",
                target ->
                    target.replaceFirst("\\?.*", "")
                        + "?name=updated.testfull.foxwoodswebsites.com&per_page=200"
                        + (target.contains("page=2") ? "&page=2" : ""))
            .start()) {
      assertThat(store(replay).records(ZONE, name))
          .hasSize(21)
          .contains(
              record("92264161", new RRsetKey(name, RecordType.TXT)),
              new HostedRecord(
                  "78210036",
                  new RRsetKey(ZONE.name(), RecordType.NS),
                  1800,
                  "ns1.digitalocean.com",
                  Optional.empty()));
      replay.assertAsked(PROOF);
    }
  }

  @Test
  void createsAndDeletes() throws Exception {
    var parts = parts("POST", "DELETE");
    try (var replay = recording(DELETE, parts).start()) {
      store(replay).add(ZONE, KEY, 3600, "challengetoken");
      store(replay).delete(ZONE, record("92264303", KEY));
      replay.assertAsked(PROOF);
    }
  }

  @Test
  void updates() throws Exception {
    var key = new RRsetKey(Name.of("updated.test.foxwoodswebsites.com"), RecordType.TXT);
    var test = "when_calling_update_record_should_modify_record";
    try (var replay = recording(test, Replay.parts("digitalocean", test, "PUT")).start()) {
      store(replay).update(ZONE, record("92264331", key), 3600, "challengetoken");
      replay.assertAsked(PROOF);
    }
  }

  private static int[] parts(String... methods) {
    return Replay.parts("digitalocean", DELETE, methods);
  }

  private static HostedRecord record(String id, RRsetKey key) {
    return new HostedRecord(id, key, 3600, "challengetoken", Optional.empty());
  }

  private static Replay recording(String test, int... parts) {
    return Replay.of("digitalocean", "/v2", test, parts);
  }

  private static DigitalOceanStore store(Replay replay) {
    var type = new DigitalOceanType();
    var login = Opened.login(type, replay.endpoint(), Map.of("token", "a-token"));
    return (DigitalOceanStore) type.open(login);
  }
}
