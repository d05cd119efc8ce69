package mailauth.providers.google;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.http.Credentials;
import mailauth.providers.web.Holding;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.Opened;
import mailauth.providers.web.Replay;
import mailauth.providers.web.Step;
import org.junit.jupiter.api.Test;

/** What Cloud DNS was asked and said on 9 July 2018; how tokens are had has changed since. */
class GoogleRecordingTest {
  private static final Map<String, String> PROOF = Map.of("Authorization", "Bearer a-token");
  private static final HostedZone ZONE =
      new HostedZone("699036609868956548", Name.of("fullm3tal.tk"), List.of());
  private static final String SET =
      "when_calling_create_record_multiple_times_should_create_record_set";

  @Test
  void listsZones() throws Exception {
    try (var replay = replay("authenticate", 1).start()) {
      assertThat(store(replay).zones()).containsExactly(ZONE);
      replay.assertAsked(PROOF);
    }
  }

  @Test
  void reads() throws Exception {
    var set = txt("createrecordset", "challengetoken1");
    try (var replay =
        replay(SET, 4)
            .askingFor(
                "a CNAME at the name must be seen too", target -> target.replace("type=TXT&", ""))
            .start()) {
      assertThat(store(replay).read(ZONE, set.name()))
          .containsExactly(Holding.of(set, NativeSet.of(set)));
      replay.assertAsked(PROOF);
    }
  }

  @Test
  void creates() throws Exception {
    assertWrites(SET, 3, Optional.empty(), Optional.of(txt("createrecordset", "challengetoken1")));
    assertWrites(
        "when_calling_create_record_for_CNAME_with_valid_name_and_content",
        3,
        Optional.empty(),
        Optional.of(
            RRset.of(
                Name.of("docs.fullm3tal.tk"),
                RecordType.CNAME,
                3600,
                new Rdata.Host(Name.of("docs.example.com")))));
  }

  @Test
  void updates() throws Exception {
    assertWrites(
        SET,
        5,
        Optional.of(txt("createrecordset", "challengetoken1")),
        Optional.of(txt("createrecordset", "challengetoken1", "challengetoken2")));
  }

  @Test
  void deletes() throws Exception {
    assertWrites(
        "when_calling_delete_record_by_filter_should_remove_record",
        5,
        Optional.of(
            RRset.of(
                Name.of("delete.testfilt.fullm3tal.tk"),
                RecordType.TXT,
                3600,
                Txt.of("challengetoken"))),
        Optional.empty());
  }

  private static void assertWrites(
      String test, int part, Optional<RRset> before, Optional<RRset> after) throws Exception {
    var key = before.or(() -> after).orElseThrow().key();
    var standing = before.map(rrset -> Holding.of(rrset, NativeSet.of(rrset)));
    try (var replay =
        replay(test, part)
            .sending("empty lists say nothing", body -> body.replace("\"additions\":[],", ""))
            .start()) {
      store(replay).write(ZONE, List.of(new Step<>(key, standing, after)));
      replay.assertAsked(PROOF);
    }
  }

  private static RRset txt(String left, String... values) {
    return new RRset(
        Name.of("_acme-challenge.%s.fullm3tal.tk".formatted(left)),
        RecordType.TXT,
        3600,
        List.of(values).stream().<Rdata>map(Txt::of).toList());
  }

  private static Replay replay(String test, int part) {
    return Replay.of("googleclouddns", "/dns/v1", test, part);
  }

  private static GoogleStore store(Replay replay) {
    var login = Opened.login(new GoogleType(), replay.endpoint(), Map.of());
    var credentials = Credentials.header("Authorization", "Bearer ", "a-token");
    return new GoogleStore(
        new GoogleClient(login.account(credentials, GoogleClient.DIALECT), "named-archway-209418"),
        Optional.empty());
  }
}
