package mailauth.providers.namecheap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.http.HttpFault;
import mailauth.providers.web.Holding;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.Opened;
import mailauth.providers.web.Replay;
import mailauth.providers.web.Step;
import org.junit.jupiter.api.Test;

/**
 * What Namecheap's sandbox was asked and said on 20 May 2020; the recording leaves the key out.
 * Each write is of a whole zone with a redirect in it.
 */
class NamecheapRecordingTest {
  private static final HostedZone ZONE =
      HostedZone.of("unittest-seconddomain.dev").findFirst().orElseThrow();
  private static final String LOGIN = "ApiUser=anyone&ApiKey=a-key&UserName=anyone";
  private static final String CREATE =
      "when_calling_create_record_for_%s_with_valid_name_and_content";

  @Test
  void reads() throws Exception {
    try (var replay = replay("when_calling_list_records_should_handle_record_sets", 5)) {
      var records = store(replay).read(ZONE, ZONE.name());
      assertThat(records)
          .contains(
              Holding.of(
                  txt("_acme-challenge.listrecordset", "challengetoken1", "challengetoken2"), true),
              Holding.of(docs(), true))
          .filteredOn(holding -> holding.locked().isPresent())
          .singleElement()
          .satisfies(mx -> assertThat(mx.key().type()).isEqualTo(RecordType.MX));
      replay.assertAsked(Map.of());
    }
  }

  @Test
  void creates() throws Exception {
    try (var replay = replay(CREATE.formatted("TXT"), 1, 2)) {
      store(replay).write(ZONE, List.of(creation(txt("_acme-challenge.test", "challengetoken"))));
      replay.assertAsked(Map.of());
    }
  }

  @Test
  void createsAnAlias() throws Exception {
    try (var replay =
        prepared(CREATE.formatted("CNAME"), 1, 2)
            .sending(
                "names are written with their final dot",
                body -> body.replaceFirst("(=docs.example.com)&", "$1.&"))
            .start()) {
      store(replay).write(ZONE, List.of(creation(docs())));
      replay.assertAsked(Map.of());
    }
  }

  @Test
  void deletes() throws Exception {
    var test = "when_calling_delete_record_by_identifier_should_remove_record";
    var old = txt("delete.testid", "challengetoken");
    try (var replay = replay(test, 5, 6)) {
      store(replay).write(ZONE, List.of(deletion(old)));
      replay.assertAsked(Map.of());
    }
  }

  @Test
  void seesAnErrorInASuccess() throws Exception {
    var test = "authenticate_with_unmanaged_domain_should_fail";
    try (var replay =
        prepared(test, 0)
            .askingFor(
                "records are asked for, and not the domain's particulars",
                target ->
                    target.replace(
                        "getInfo&DomainName=thisisadomainidonotown.com",
                        "dns.getHosts&SLD=unittest-seconddomain&TLD=dev"))
            .start()) {
      var store = store(replay);
      assertThatThrownBy(() -> store.read(ZONE, ZONE.name()))
          .isInstanceOf(HttpFault.class)
          .hasMessageEndingWith("it says Domain is invalid (2030166)");
      replay.assertAsked(Map.of());
    }
  }

  private static Step<Boolean> creation(RRset wanted) {
    return new Step<>(wanted.key(), Optional.empty(), Optional.of(wanted));
  }

  private static Step<Boolean> deletion(RRset old) {
    return new Step<>(old.key(), Optional.of(Holding.of(old, true)), Optional.empty());
  }

  private static RRset txt(String left, String... values) {
    var records = List.of(values).stream().<Rdata>map(Txt::of).toList();
    return new RRset(Name.of(left + ".unittest-seconddomain.dev"), RecordType.TXT, 3600, records);
  }

  private static RRset docs() {
    return RRset.of(
        Name.of("docs.unittest-seconddomain.dev"),
        RecordType.CNAME,
        3600,
        new Rdata.Host(Name.of("docs.example.com")));
  }

  private static Replay replay(String test, int... parts) {
    return prepared(test, parts).start();
  }

  private static Replay prepared(String test, int... parts) {
    return Replay.of("namecheap/managed-IntegrationTests", "", test, parts)
        .sending(
            "the account and its key are in each body",
            body -> body.isEmpty() ? LOGIN : LOGIN + "&" + body)
        .sending(
            "what is not sent along is reset, and the recording lost who gets the domain's mail",
            body -> body.replace("&SLD=", "&EmailType=FWD&SLD="));
  }

  private static NamecheapStore store(Replay replay) {
    var type = new NamecheapType();
    var settings = Map.of("user", "anyone", "key", "a-key", "client-ip", "127.0.0.1");
    return (NamecheapStore) type.open(Opened.login(type, replay.endpoint(), settings));
  }
}
