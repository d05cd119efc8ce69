package mailauth.providers.desec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.web.Holding;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.Opened;
import mailauth.providers.web.Replay;
import mailauth.providers.web.Step;
import org.junit.jupiter.api.Test;

/** What deSEC was asked and said on 15 October 2025; the recording leaves the token out. */
class DesecRecordingTest {
  private static final Map<String, String> PROOF = Map.of("Authorization", "Token a-token");
  private static final HostedZone ZONE = HostedZone.of("desec.lexicon").findFirst().orElseThrow();
  private static final String SET =
      "when_calling_create_record_multiple_times_should_create_record_set";

  @Test
  void reads() throws Exception {
    try (var replay =
        play(SET, 3, "a CNAME at the name must be seen too", "rrsets//?type=TXT&", "rrsets/?")) {
      assertThat(store(replay).read(ZONE, name("createrecordset")))
          .extracting(Holding::rrset)
          .containsExactly(Optional.of(txt("createrecordset", "challengetoken1")));
      replay.assertAsked(PROOF);
    }
  }

  @Test
  void creates() throws Exception {
    var wanted = txt("test", "challengetoken");
    try (var replay =
        play(
            "when_calling_create_record_for_TXT_with_valid_name_and_content",
            2,
            "the documented path has no empty segment",
            "rrsets//",
            "rrsets/")) {
      store(replay)
          .write(ZONE, List.of(new Step<>(wanted.key(), Optional.empty(), Optional.of(wanted))));
      replay.assertAsked(PROOF);
    }
  }

  @Test
  void updates() throws Exception {
    var before = txt("createrecordset", "challengetoken1");
    var after = txt("createrecordset", "challengetoken1", "challengetoken2");
    try (var replay = replay(SET, 4).sending(READ_ONLY, DesecRecordingTest::ours).start()) {
      store(replay).write(ZONE, List.of(step(before, Optional.of(after))));
      replay.assertAsked(PROOF);
    }
  }

  @Test
  void deletes() throws Exception {
    var before =
        RRset.of(
            Name.of("delete.testfilt.desec.lexicon"),
            RecordType.TXT,
            3600,
            Txt.of("challengetoken"));
    try (var replay =
        replay("when_calling_delete_record_by_filter_should_remove_record", 4)
            .sending(READ_ONLY, DesecRecordingTest::ours)
            .sending("nothing has no TTL", body -> body.replace(",\"ttl\":3600", ""))
            .start()) {
      store(replay).write(ZONE, List.of(step(before, Optional.empty())));
      replay.assertAsked(PROOF);
    }
  }

  private static final String READ_ONLY =
      "the recorded client repeats members that only deSEC can set, and in another order";

  /** The members of the recorded body that we send, in our order. */
  private static String ours(String body) {
    var records = body.replaceFirst(".*(\"records\":\\[.*?\\]),.*", "$1");
    var subname = body.replaceFirst(".*(\"subname\":\"[^\"]*\").*", "$1");
    return "{%s,\"type\":\"TXT\",%s,\"ttl\":3600}".formatted(records, subname);
  }

  private static Step<Boolean> step(RRset before, Optional<RRset> after) {
    return new Step<>(before.key(), Optional.of(Holding.of(before, true)), after);
  }

  private static Name name(String left) {
    return Name.of("_acme-challenge.%s.desec.lexicon".formatted(left));
  }

  private static RRset txt(String left, String... values) {
    return new RRset(
        name(left), RecordType.TXT, 3600, List.of(values).stream().<Rdata>map(Txt::of).toList());
  }

  private static Replay replay(String test, int part) {
    return Replay.of("desec", "/api/v1", test, part);
  }

  private static Replay play(String test, int part, String why, String from, String to) {
    return replay(test, part).askingFor(why, target -> target.replace(from, to)).start();
  }

  private static DesecStore store(Replay replay) {
    var type = new DesecType();
    var login = Opened.login(type, replay.endpoint(), Map.of("token", "a-token"));
    return (DesecStore) type.open(login);
  }
}
