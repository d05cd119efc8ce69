package mailauth.providers.scaleway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.http.HttpFault;
import mailauth.providers.web.Holding;
import mailauth.providers.web.HostedRecord;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.Opened;
import mailauth.providers.web.Replay;
import mailauth.providers.web.Step;
import org.junit.jupiter.api.Test;

/** What Scaleway was asked and said on 13 November 2025; the recording leaves the key out. */
class ScalewayRecordingTest {
  private static final Map<String, String> PROOF = Map.of("X-Auth-Token", "a-key");
  private static final HostedZone ZONE = HostedZone.of("example.com").findFirst().orElseThrow();
  private static final String UPDATE = "when_calling_update_record_should_modify_record";
  private static final String ID = "085d0296-1f9d-4737-89cb-548d44150af8";

  @Test
  void reads() throws Exception {
    try (var replay = asking(replay(UPDATE, 3), "orig.test")) {
      var holdings = store(replay).read(ZONE, Name.of("orig.test.example.com"));
      assertThat(holdings)
          .extracting(Holding::rrset)
          .contains(Optional.of(txt("orig.test", "challengetoken")));
      replay.assertAsked(PROOF);
    }
  }

  @Test
  void saysWhatIsWrong() throws Exception {
    var other = HostedZone.of("thisisadomainidonotown.com").findFirst().orElseThrow();
    try (var replay =
        replay("authenticate_with_unmanaged_domain_should_fail", 0)
            .sending("a request that reads has no body", body -> "")
            .askingFor(
                "only a name's records, a page of known size",
                target -> target + "?name=x&page=1&page_size=100")
            .start()) {
      var store = store(replay);
      assertThatThrownBy(() -> store.read(other, Name.of("x.thisisadomainidonotown.com")))
          .isInstanceOf(HttpFault.class)
          .hasMessageContaining("domain not found");
      replay.assertAsked(PROOF);
    }
  }

  @Test
  void creates() throws Exception {
    var wanted = txt("_acme-challenge.test", "challengetoken");
    assertWrites(
        "when_calling_create_record_for_TXT_with_valid_name_and_content",
        2,
        List.of(),
        wanted.key().name(),
        Optional.of(wanted));
  }

  @Test
  void updates() throws Exception {
    assertWrites(
        UPDATE + "_name_specified",
        4,
        List.of(record(ID, "orig.nameonly.test")),
        Name.of("orig.nameonly.test.example.com"),
        Optional.of(txt("orig.nameonly.test", "updated")));
  }

  @Test
  void deletes() throws Exception {
    assertWrites(
        "when_calling_delete_record_by_identifier_should_remove_record",
        4,
        List.of(record("7e32c559-7cb2-4f4e-afa2-1c7e33a8452b", "delete.testid")),
        Name.of("delete.testid.example.com"),
        Optional.empty());
  }

  private static void assertWrites(
      String test, int part, List<NativeRecord> standing, Name name, Optional<RRset> wanted)
      throws Exception {
    var before =
        standing.isEmpty()
            ? Optional.<Holding<List<NativeRecord>>>empty()
            : Optional.of(Holding.of(rrset(name, "challengetoken"), standing));
    try (var replay =
        replay(test, part)
            .sending(
                "TXT goes in quotes, as it comes back",
                body -> body.replaceAll("\"(challengetoken|updated)\"", "\"\\\\\"$1\\\\\"\""))
            .sending(
                "a zone that is gone must not come back by a write",
                body -> body.replaceFirst("}$", ",\"disallow_new_zone_creation\":true}"))
            .start()) {
      var key = rrset(name, "x").key();
      store(replay).write(ZONE, List.of(new Step<>(key, before, wanted)));
      replay.assertAsked(PROOF);
    }
  }

  private static NativeRecord record(String id, String left) {
    var hosted =
        HostedRecord.of(id, left + ".example.com", "TXT", 3600, "\"challengetoken\"")
            .findFirst()
            .orElseThrow();
    return new NativeRecord(hosted, Optional.empty());
  }

  private static RRset txt(String left, String value) {
    return rrset(Name.of(left + ".example.com"), value);
  }

  private static RRset rrset(Name name, String value) {
    return RRset.of(name, RecordType.TXT, 3600, Txt.of(value));
  }

  private static Replay asking(Replay replay, String left) {
    return replay
        .sending("a request that reads has no body", body -> "")
        .askingFor(
            "only a name's records, a page of known size",
            target -> target.replace("?page=1", "?name=" + left + "&page=1&page_size=100"))
        .start();
  }

  private static Replay replay(String test, int part) {
    return Replay.of("scaleway", "/domain/v2beta1", test, part);
  }

  private static ScalewayStore store(Replay replay) {
    var type = new ScalewayType();
    var login = Opened.login(type, replay.endpoint(), Map.of("secret-key", "a-key"));
    return (ScalewayStore) type.open(login);
  }
}
