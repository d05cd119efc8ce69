package mailauth.providers.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

/** What Cloudflare was asked and said on 27 August 2025. */
class CloudflareRecordingTest {
  private static final Map<String, String> PROOF = Map.of("Authorization", "Bearer a-token");
  private static final HostedZone ZONE =
      new HostedZone("457dd20dded351b97830cb528f507819", Name.of("byemike.org"), List.of());

  @Test
  void listsZones() throws Exception {
    try (var replay = play("authenticate", 0)) {
      assertThat(store(replay).zones())
          .extracting(HostedZone::name)
          .containsExactly(
              Name.of("byemike.org"), Name.of("mikeleave.com"), Name.of("mikeleave.org"));
      replay.assertAsked(PROOF);
    }
  }

  @Test
  void reads() throws Exception {
    var name = Name.of("_acme-challenge.noop.byemike.org");
    try (var replay =
        recording("when_calling_create_record_with_duplicate_records_should_be_noop", 3)
            .askingFor(
                "a CNAME at the name must be seen too", target -> target.replace("type=TXT&", ""))
            .start()) {
      assertThat(store(replay).records(ZONE, name))
          .containsExactly(
              new HostedRecord(
                  "ad62b0bd67faa6453de57bdf781cea26",
                  new RRsetKey(name, RecordType.TXT),
                  3600,
                  "challengetoken",
                  Optional.empty()));
      replay.assertAsked(PROOF);
    }
  }

  @Test
  void createsTxt() throws Exception {
    var key = new RRsetKey(Name.of("_acme-challenge.test.byemike.org"), RecordType.TXT);
    try (var replay =
        recording("when_calling_create_record_for_TXT_with_valid_name_and_content", 1)
            .sending("null members say nothing", CloudflareRecordingTest::withoutData)
            .sending(
                "text in quotes is what Cloudflare asks for now",
                body -> body.replace("\"challengetoken\"", "\"\\\"challengetoken\\\"\""))
            .start()) {
      store(replay).add(ZONE, key, 3600, "\"challengetoken\"");
      replay.assertAsked(PROOF);
    }
  }

  @Test
  void createsCname() throws Exception {
    var key = new RRsetKey(Name.of("docs.byemike.org"), RecordType.CNAME);
    try (var replay =
        recording("when_calling_create_record_for_CNAME_with_valid_name_and_content", 1)
            .sending("null members say nothing", CloudflareRecordingTest::withoutData)
            .start()) {
      store(replay).add(ZONE, key, 3600, "docs.example.com.");
      replay.assertAsked(PROOF);
    }
  }

  @Test
  void deletes() throws Exception {
    var key = new RRsetKey(Name.of("delete.testid.byemike.org"), RecordType.TXT);
    try (var replay = play("when_calling_delete_record_by_identifier_should_remove_record", 3)) {
      store(replay)
          .delete(
              ZONE,
              new HostedRecord(
                  "a6a6a43291417c5a659aac665c3409a3", key, 3600, "x", Optional.empty()));
      replay.assertAsked(PROOF);
    }
  }

  private static String withoutData(String body) {
    return body.replace("\"data\":null,", "");
  }

  private static Replay recording(String test, int... parts) {
    return Replay.of("cloudflare", "/client/v4", test, parts);
  }

  private static Replay play(String test, int... parts) {
    return recording(test, parts).start();
  }

  private static CloudflareStore store(Replay replay) {
    var type = new CloudflareType();
    var login = Opened.login(type, replay.endpoint(), Map.of("token", "a-token"));
    return (CloudflareStore) type.open(login);
  }
}
