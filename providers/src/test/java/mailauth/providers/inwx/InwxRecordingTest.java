package mailauth.providers.inwx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.providers.http.Credentials;
import mailauth.providers.http.HttpFault;
import mailauth.providers.web.HostedRecord;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.Opened;
import mailauth.providers.web.Replay;
import org.junit.jupiter.api.Test;

/** What INWX's test system was asked and said on 18 September 2018, without the password. */
class InwxRecordingTest {
  private static final HostedZone ZONE =
      HostedZone.of("lexicon-testrunner.com").findFirst().orElseThrow();

  @Test
  void reads() throws Exception {
    var test = "when_calling_list_records_should_handle_record_sets";
    try (var replay = ofOneName(test, 3)) {
      assertThat(store(replay).records(ZONE, key("_acme-challenge.listrecordset").name()))
          .hasSize(2)
          .extracting(HostedRecord::content)
          .containsExactlyInAnyOrder("challengetoken1", "challengetoken2");
      replay.assertAsked(Map.of("Cookie", "domrobot=a-session"));
    }
  }

  /** The list is left out. */
  @Test
  void readsNothing() throws Exception {
    var test = "when_calling_list_records_with_invalid_filter_should_be_empty_list";
    try (var replay = ofOneName(test, 1)) {
      assertThat(store(replay).records(ZONE, key("filter.thisdoesnotexist").name())).isEmpty();
      replay.assertAsked(Map.of("Cookie", "domrobot=a-session"));
    }
  }

  @Test
  void createsAndDeletes() throws Exception {
    var test = "when_calling_delete_record_by_identifier_should_remove_record";
    try (var replay = prepared(test, 1, 3).start()) {
      store(replay).add(ZONE, key("delete.testid"), 3600, "challengetoken");
      store(replay).delete(ZONE, record("16938", "delete.testid", "challengetoken"));
      replay.assertAsked(Map.of("Cookie", "domrobot=a-session"));
    }
  }

  @Test
  void updates() throws Exception {
    var test = "when_calling_update_record_should_modify_record_name_specified";
    try (var replay =
        prepared(test, 3)
            .sending(
                "the TTL may change too",
                body ->
                    body.replace(
                        "<member><name>type<",
                        "<member><name>ttl</name><value><int>3600</int></value></member><member><name>type<"))
            .start()) {
      var old = record("16794", "orig.nameonly.test", "challengetoken");
      store(replay).update(ZONE, old, 3600, "updated");
      replay.assertAsked(Map.of("Cookie", "domrobot=a-session"));
    }
  }

  @Test
  void seesAnErrorInASuccess() throws Exception {
    var test = "when_calling_create_record_for_TXT_with_valid_name_and_content";
    try (var replay = prepared(test, 1).start()) {
      var store = store(replay);
      assertThatThrownBy(() -> store.add(ZONE, key("_acme-challenge.test"), 3600, "challengetoken"))
          .isInstanceOf(HttpFault.class)
          .hasMessageEndingWith("it says Object exists (2302)");
      replay.assertAsked(Map.of());
    }
  }

  private static RRsetKey key(String left) {
    return new RRsetKey(Name.of(left + ".lexicon-testrunner.com"), RecordType.TXT);
  }

  private static HostedRecord record(String id, String left, String content) {
    return new HostedRecord(id, key(left), 3600, content, Optional.empty());
  }

  private static Replay ofOneName(String test, int part) {
    return prepared(test, part)
        .sending(
            "one name's records are asked for, of whatever type",
            body -> body.replace(member("type", "TXT"), ""))
        .start();
  }

  private static Replay prepared(String test, int... parts) {
    return Replay.of("inwx", "", test, parts)
        .sending(
            "blanks between elements say nothing",
            body ->
                body.replaceAll(">\\s+<", "><")
                    .strip()
                    .replace("<?xml version='1.0'?>", "<?xml version=\"1.0\"?>"))
        .sending(
            "a session says who asks, which one-time passwords need",
            body ->
                body.replace(member("user", "REDACTED"), "")
                    .replace(member("pass", "REDACTED"), ""));
  }

  private static String member(String name, String value) {
    return "<member><name>%s</name><value><string>%s</string></value></member>"
        .formatted(name, value);
  }

  private static InwxStore store(Replay replay) {
    var login =
        Opened.login(
            new InwxType(), replay.endpoint(), Map.of("user", "anyone", "password", "unused"));
    var session = Credentials.header("Cookie", "domrobot=", "a-session");
    return new InwxStore(new InwxClient(login.account(session, new InwxDialect())));
  }
}
