package mailauth.providers.transip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.json.JsonObject;
import mailauth.providers.http.Credentials;
import mailauth.providers.web.HostedRecord;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.Opened;
import mailauth.providers.web.Replay;
import org.junit.jupiter.api.Test;

/** What TransIP was asked and said on 16 January 2022. */
class TransIpRecordingTest {
  private static final Map<String, String> PROOF = Map.of("Authorization", "Bearer a-token");
  private static final HostedZone ZONE = HostedZone.of("nuvius.nl").findFirst().orElseThrow();
  private static final String CREATE = "when_calling_create_record_for_";

  @Test
  void readsTheWholeZone() throws Exception {
    try (var replay =
        replay("when_calling_delete_record_by_filter_should_remove_record", 4).start()) {
      var records = store(replay).records(ZONE, ZONE.name());
      assertThat(records)
          .contains(txt("delete.testfilt"))
          .anySatisfy(key -> {
            assertThat(key.key().name()).isEqualTo(Name.of("2019._domainkey.nuvius.nl"));
            assertThat(key.content()).startsWith("v=DKIM1;").hasSizeGreaterThan(255);
          });
      replay.assertAsked(PROOF);
    }
  }

  @Test
  void creates() throws Exception {
    try (var replay = replay(CREATE + "A_with_valid_name_and_content", 3).start()) {
      store(replay).add(ZONE, key("localhost", RecordType.A), 3600, "127.0.0.1");
      replay.assertAsked(PROOF);
    }
    try (var replay = replay(CREATE + "CNAME_with_valid_name_and_content", 3).start()) {
      store(replay).add(ZONE, key("docs", RecordType.CNAME), 3600, "docs.example.com.");
      replay.assertAsked(PROOF);
    }
    try (var replay = replay(CREATE + "TXT_with_valid_name_and_content", 3).start()) {
      store(replay).add(ZONE, key("_acme-challenge.test", RecordType.TXT), 3600, "challengetoken");
      replay.assertAsked(PROOF);
    }
  }

  @Test
  void deletes() throws Exception {
    try (var replay =
        replay("when_calling_delete_record_by_filter_should_remove_record", 5).start()) {
      store(replay).delete(ZONE, txt("delete.testfilt"));
      replay.assertAsked(PROOF);
    }
  }

  private static RRsetKey key(String left, RecordType type) {
    return new RRsetKey(Name.of(left + ".nuvius.nl"), type);
  }

  private static HostedRecord txt(String left) {
    var id =
        JsonObject.writeLine(
            JsonObject.read(
                    "{\"type\":\"TXT\",\"name\":\"%s\",\"content\":\"challengetoken\",\"expire\":3600}"
                        .formatted(left))
                .members());
    return new HostedRecord(
        id, key(left, RecordType.TXT), 3600, "challengetoken", Optional.empty());
  }

  private static Replay replay(String test, int... parts) {
    return Replay.of("transip", "/v6", test, parts);
  }

  private static TransIpStore store(Replay replay) {
    var login = Opened.login(new TransIpType(), replay.endpoint(), Map.of());
    var credentials = Credentials.header("Authorization", "Bearer ", "a-token");
    return new TransIpStore(new TransIpClient(login.account(credentials, TransIpClient.DIALECT)));
  }
}
