package mailauth.providers.hetzner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
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

/** What Hetzner was asked and said in January 2026; the recording leaves the token out. */
class HetznerRecordingTest {
  private static final Map<String, String> PROOF = Map.of("Authorization", "Bearer a-token");
  private static final HostedZone ZONE = new HostedZone("53091", Name.of("devcoop.de"), List.of());
  private static final String UPDATE =
      "when_calling_update_record_should_modify_record_name_specified";

  @Test
  void reads() throws Exception {
    var set = txt("_acme-challenge.listrecordset", "challengetoken1", "challengetoken2");
    try (var replay = allTypes("when_calling_list_records_should_handle_record_sets", 17)) {
      assertThat(store(replay).read(ZONE, set.name()))
          .containsExactly(
              Holding.of(
                  set,
                  List.of(
                      new NativeRecord("\"challengetoken1\"", ""),
                      new NativeRecord("\"challengetoken2\"", ""))));
      replay.assertAsked(PROOF);
    }
  }

  @Test
  void readsNothing() throws Exception {
    try (var replay = allTypes("when_calling_list_records_should_handle_record_sets", 1)) {
      assertThat(store(replay).read(ZONE, Name.of("_acme-challenge.listrecordset.devcoop.de")))
          .isEmpty();
      replay.assertAsked(PROOF);
    }
  }

  /** The apex's name servers have no TTL of their own, so the zone's is asked for. */
  @Test
  void readsWhatHasNoTtl() throws Exception {
    try (var replay =
        Replay.of(
                "hetzner",
                "/v1",
                "when_calling_list_records_with_no_arguments_should_list_all",
                1,
                0)
            .askingFor(
                "one name is enough, and the zone is known by its id",
                target ->
                    target.endsWith("rrsets")
                        ? target + "?name=%40"
                        : target.replace("devcoop.de", "53091"))
            .start()) {
      assertThat(store(replay).read(ZONE, ZONE.name()))
          .flatExtracting(each -> each.rrset().stream().toList())
          .contains(
              RRset.of(
                  ZONE.name(),
                  RecordType.NS,
                  86400,
                  new Rdata.Host(Name.of("helium.ns.hetzner.de")),
                  new Rdata.Host(Name.of("hydrogen.ns.hetzner.com")),
                  new Rdata.Host(Name.of("oxygen.ns.hetzner.com"))));
      replay.assertAsked(PROOF);
    }
  }

  /** The recorded client asked more often how the action goes. */
  @Test
  void updates() throws Exception {
    var before = txt("orig.nameonly.test", "challengetoken");
    var after = txt("orig.nameonly.test", "updated");
    try (var replay = Replay.of("hetzner", "/v1", UPDATE, 32, 33, 39, 40).start()) {
      store(replay).write(ZONE, List.of(step(before, Optional.of(after))));
      replay.assertAsked(PROOF);
    }
  }

  @Test
  void changesATtl() throws Exception {
    var set = txt("orig.nameonly.test", "updated");
    var before = new RRset(set.name(), set.type(), 300, set.records());
    try (var replay = Replay.of("hetzner", "/v1", UPDATE, 41, 42, 45).start()) {
      store(replay).write(ZONE, List.of(step(before, Optional.of(set))));
      replay.assertAsked(PROOF);
    }
  }

  @Test
  void deletes() throws Exception {
    var test = "when_calling_delete_record_by_filter_should_remove_record";
    var writes = Replay.parts("hetzner", test, "POST");
    int end = IntStream.of(Replay.parts("hetzner", test, "GET")).max().orElseThrow() - 1;
    try (var replay = Replay.of("hetzner", "/v1", test, writes[1], end).start()) {
      var before = txt("delete.testfilt", "challengetoken");
      store(replay).write(ZONE, List.of(step(before, Optional.empty())));
      replay.assertAsked(PROOF);
    }
  }

  private static Replay allTypes(String test, int part) {
    return Replay.of("hetzner", "/v1", test, part)
        .askingFor(
            "a CNAME at the name must be seen too", target -> target.replace("type=TXT&", ""))
        .start();
  }

  private static Step<List<NativeRecord>> step(RRset before, Optional<RRset> after) {
    var records =
        before.records().stream().map(data -> new NativeRecord(data.toString(), "")).toList();
    return new Step<>(before.key(), Optional.of(Holding.of(before, records)), after);
  }

  private static RRset txt(String left, String... values) {
    return new RRset(
        Name.of(left + ".devcoop.de"),
        RecordType.TXT,
        3600,
        List.of(values).stream().<Rdata>map(Txt::of).toList());
  }

  private static HetznerStore store(Replay replay) {
    var type = new HetznerType();
    var login = Opened.login(type, replay.endpoint(), Map.of("token", "a-token"));
    return (HetznerStore) type.open(login);
  }
}
