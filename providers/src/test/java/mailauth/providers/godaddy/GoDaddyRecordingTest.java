package mailauth.providers.godaddy;

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

/** What GoDaddy was asked and said in 2021; the recording leaves the key out. */
class GoDaddyRecordingTest {
  private static final Map<String, String> PROOF =
      Map.of("Authorization", "sso-key a-key:a-secret");
  private static final HostedZone ZONE =
      HostedZone.of("fullm3tal.online").findFirst().orElseThrow();
  private static final String SET =
      "when_calling_create_record_multiple_times_should_create_record_set";

  @Test
  void reads() throws Exception {
    try (var replay =
        Replay.of(
                "godaddy", "/v1", "when_calling_list_records_with_no_arguments_should_list_all", 1)
            .start()) {
      assertThat(store(replay).read(ZONE, ZONE.name()))
          .contains(
              Holding.of(
                  txt("_acme-challenge.createrecordset", "challengetoken1", "challengetoken2"),
                  true),
              Holding.of(host(ZONE.name(), RecordType.NS, "ns09", "ns10"), true),
              Holding.of(
                  RRset.of(
                      Name.of("www.fullm3tal.online"),
                      RecordType.CNAME,
                      3600,
                      new Rdata.Host(ZONE.name())),
                  true));
      replay.assertAsked(PROOF);
    }
  }

  @Test
  void creates() throws Exception {
    var wanted = txt("_acme-challenge.createrecordset", "challengetoken1");
    try (var replay = Replay.of("godaddy", "/v1", SET, 2).start()) {
      store(replay)
          .write(ZONE, List.of(new Step<>(wanted.key(), Optional.empty(), Optional.of(wanted))));
      replay.assertAsked(PROOF);
    }
  }

  @Test
  void updates() throws Exception {
    var name = "_acme-challenge.createrecordset";
    assertUpdates(
        SET, txt(name, "challengetoken1"), txt(name, "challengetoken1", "challengetoken2"));
    assertUpdates(
        "when_calling_update_record_should_modify_record_name_specified",
        txt("orig.nameonly.test", "challengetoken"),
        txt("orig.nameonly.test", "updated"));
  }

  private static void assertUpdates(String test, RRset before, RRset after) throws Exception {
    try (var replay =
        Replay.of("godaddy", "/v1", test, 4)
            .sending(
                "members have one order",
                body ->
                    body.replaceAll(
                        "\\{\"data\":(\"[^\"]*\"),\"name\":(\"[^\"]*\"),\"ttl\":3600,\"type\":\"TXT\"}",
                        "{\"type\":\"TXT\",\"name\":$2,\"data\":$1,\"ttl\":3600}"))
            .start()) {
      store(replay)
          .write(
              ZONE,
              List.of(
                  new Step<>(
                      after.key(), Optional.of(Holding.of(before, true)), Optional.of(after))));
      replay.assertAsked(PROOF);
    }
  }

  private static RRset txt(String left, String... values) {
    return new RRset(
        Name.of(left + ".fullm3tal.online"),
        RecordType.TXT,
        3600,
        List.of(values).stream().<Rdata>map(Txt::of).toList());
  }

  private static RRset host(Name name, RecordType type, String... servers) {
    return new RRset(
        name,
        type,
        3600,
        List.of(servers).stream()
            .<Rdata>map(server -> new Rdata.Host(Name.of(server + ".domaincontrol.com")))
            .toList());
  }

  private static GoDaddyStore store(Replay replay) {
    var type = new GoDaddyType();
    var settings = Map.of("key", "a-key", "secret", "a-secret");
    return (GoDaddyStore) type.open(Opened.login(type, replay.endpoint(), settings));
  }
}
