package mailauth.providers.gandi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RdataFormat;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.web.Holding;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.Opened;
import mailauth.providers.web.Replay;
import mailauth.providers.web.Step;
import org.junit.jupiter.api.Test;

/** What Gandi was asked and said in 2020; the recording leaves the token out. */
class GandiRecordingTest {
  private static final Map<String, String> PROOF = Map.of("Authorization", "Bearer a-token");
  private static final HostedZone ZONE = HostedZone.of("t18s.fr").findFirst().orElseThrow();
  private static final String SET =
      "when_calling_create_record_multiple_times_should_create_record_set";

  @Test
  void reads() throws Exception {
    try (var replay =
        replay("when_calling_list_records_with_no_arguments_should_list_all", 1)
            .askingFor("one name's RRsets come in the same list", target -> target + "/@")
            .start()) {
      assertThat(store(replay).read(ZONE, ZONE.name()))
          .flatExtracting(each -> each.rrset().stream().toList())
          .contains(
              read(ZONE.name(), RecordType.A, 600, "82.64.93.53"),
              read(Name.of("docs.t18s.fr"), RecordType.CNAME, 3600, "docs.example.com.t18s.fr."));
      replay.assertAsked(PROOF);
    }
  }

  @Test
  void readsNothing() throws Exception {
    try (var replay =
        replay(SET, 1)
            .askingFor("all types at a name are read", target -> target.replace("/TXT", ""))
            .start()) {
      assertThat(store(replay).read(ZONE, name("createrecordset"))).isEmpty();
      replay.assertAsked(PROOF);
    }
  }

  @Test
  void creates() throws Exception {
    var wanted = txt("createrecordset", "challengetoken1");
    try (var replay = quoted(SET, 2)) {
      store(replay)
          .write(ZONE, List.of(new Step<>(wanted.key(), Optional.empty(), Optional.of(wanted))));
      replay.assertAsked(PROOF);
    }
  }

  @Test
  void updates() throws Exception {
    var before = txt("createrecordset", "challengetoken1");
    var after = txt("createrecordset", "challengetoken1", "challengetoken2");
    try (var replay = quoted(SET, 4)) {
      store(replay).write(ZONE, List.of(step(before, Optional.of(after))));
      replay.assertAsked(PROOF);
    }
  }

  @Test
  void deletes() throws Exception {
    var before = txt("deleterecordset", "challengetoken1", "challengetoken2");
    try (var replay =
        replay("when_calling_delete_record_with_record_set_name_remove_all", 6).start()) {
      store(replay).write(ZONE, List.of(step(before, Optional.empty())));
      replay.assertAsked(PROOF);
    }
  }

  private static RRset read(Name name, RecordType type, long ttl, String content) {
    return RRset.of(name, type, ttl, RdataFormat.read(type, content));
  }

  private static Replay quoted(String test, int part) {
    return replay(test, part)
        .sending(
            "values are quoted, so that blanks and long ones arrive whole",
            body -> body.replaceAll("\"(challengetoken.)\"", "\"\\\\\"$1\\\\\"\""))
        .start();
  }

  private static Step<Boolean> step(RRset before, Optional<RRset> after) {
    return new Step<>(before.key(), Optional.of(Holding.of(before, true)), after);
  }

  private static Name name(String left) {
    return Name.of("_acme-challenge.%s.t18s.fr".formatted(left));
  }

  private static RRset txt(String left, String... values) {
    return new RRset(
        name(left), RecordType.TXT, 3600, List.of(values).stream().<Rdata>map(Txt::of).toList());
  }

  private static Replay replay(String test, int part) {
    return Replay.of("gandi/REST-IntegrationTests", "/v5/livedns", test, part);
  }

  private static GandiStore store(Replay replay) {
    var type = new GandiType();
    var login = Opened.login(type, replay.endpoint(), Map.of("token", "a-token"));
    return (GandiStore) type.open(login);
  }
}
