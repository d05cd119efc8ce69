package mailauth.providers.azure;

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

/**
 * What Azure was asked and said on 2 June 2023. The recorded client compared nothing; we say in
 * headers which version we mean.
 */
class AzureRecordingTest {
  private static final String PROOF = "Bearer a-token";
  private static final HostedZone ZONE =
      new HostedZone(
          "/subscriptions/SUBSCRIPTION_ID/resourceGroups/dns-test/providers/Microsoft.Network"
              + "/dnszones/full4ir.tk",
          Name.of("full4ir.tk"),
          List.of(
              Name.of("ns1-05.azure-dns.com"),
              Name.of("ns2-05.azure-dns.net"),
              Name.of("ns3-05.azure-dns.org"),
              Name.of("ns4-05.azure-dns.info")));
  private static final String SET =
      "when_calling_create_record_multiple_times_should_create_record_set";
  private static final String DELETE = "when_calling_delete_record_with_record_set_name_remove_all";
  private static final String ETAG = "1873c626-bfa2-4b66-afcc-b7007c675883";

  @Test
  void listsZones() throws Exception {
    try (var replay = replay("authenticate", 1).start()) {
      assertThat(store(replay).zones()).containsExactly(ZONE);
      replay.assertAsked(Map.of("Authorization", PROOF));
    }
  }

  @Test
  void reads() throws Exception {
    var set = txt("createrecordset", "challengetoken1", "challengetoken2");
    var alias =
        RRset.of(
            Name.of("docs.full4ir.tk"),
            RecordType.CNAME,
            3600,
            new Rdata.Host(Name.of("docs.example.com")));
    try (var replay =
        replay("when_calling_delete_record_by_identifier_should_remove_record", 5).start()) {
      assertThat(store(replay).read(ZONE, ZONE.name()))
          .contains(
              Holding.of(set, new Standing("a7d3b7b0-babb-4a30-99c4-8cd147202318", Map.of())),
              Holding.of(alias, new Standing("d6b46dd5-2d82-4a96-9d6b-8e7f64f402a1", Map.of())));
      replay.assertAsked(Map.of("Authorization", PROOF));
    }
  }

  @Test
  void creates() throws Exception {
    var cname =
        RRset.of(
            Name.of("docs.full4ir.tk"),
            RecordType.CNAME,
            3600,
            new Rdata.Host(Name.of("docs.example.com")));
    for (var test :
        Map.of(
                SET,
                txt("createrecordset", "challengetoken1"),
                "when_calling_create_record_for_CNAME_with_valid_name_and_content",
                cname)
            .entrySet()) {
      try (var replay = replay(test.getKey(), 3).start()) {
        var wanted = test.getValue();
        store(replay)
            .write(ZONE, List.of(new Step<>(wanted.key(), Optional.empty(), Optional.of(wanted))));
        replay.assertAsked(Map.of("Authorization", PROOF, "If-None-Match", "*"));
      }
    }
  }

  @Test
  void updates() throws Exception {
    var before = txt("createrecordset", "challengetoken1");
    var after = txt("createrecordset", "challengetoken1", "challengetoken2");
    try (var replay = replay(SET, 5).start()) {
      store(replay).write(ZONE, List.of(step(before, Optional.of(after))));
      replay.assertAsked(Map.of("Authorization", PROOF, "If-Match", ETAG));
    }
  }

  @Test
  void deletes() throws Exception {
    var before = txt("deleterecordset", "challengetoken1", "challengetoken2");
    try (var replay = replay(DELETE, 7).start()) {
      store(replay).write(ZONE, List.of(step(before, Optional.empty())));
      replay.assertAsked(Map.of("Authorization", PROOF, "If-Match", ETAG));
    }
  }

  private static Step<Standing> step(RRset before, Optional<RRset> after) {
    var standing = Holding.of(before, new Standing(ETAG, Map.of()));
    return new Step<>(before.key(), Optional.of(standing), after);
  }

  private static RRset txt(String left, String... values) {
    return new RRset(
        Name.of("_acme-challenge.%s.full4ir.tk".formatted(left)),
        RecordType.TXT,
        3600,
        List.of(values).stream().<Rdata>map(Txt::of).toList());
  }

  private static Replay replay(String test, int part) {
    return Replay.of("azure", "", test, part);
  }

  private static AzureStore store(Replay replay) {
    var login = Opened.login(new AzureType(), replay.endpoint(), Map.of());
    var credentials = Credentials.header("Authorization", "Bearer ", "a-token");
    return new AzureStore(
        new AzureClient(
            login.account(credentials, AzureClient.DIALECT),
            "SUBSCRIPTION_ID",
            Optional.of("dns-test")));
  }
}
