package mailauth.providers.route53;

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

/** What Route 53 was asked and said on 19 April 2022; the recording leaves signatures out. */
class Route53RecordingTest {
  private static final HostedZone ZONE =
      new HostedZone("Z040120927RX9CM38HPQQ", Name.of("fullcr1stal.tk"), List.of());
  private static final String ONE_NAME = "one name's records are asked for, not the whole zone's";
  private static final String NO_COMMENT = "a batch needs no comment";
  private static final String FILTER = "when_calling_delete_record_by_filter_should_remove_record";

  @Test
  void listsZones() throws Exception {
    try (var replay = replay("authenticate", 0).start()) {
      assertThat(store(replay).zones()).containsExactly(ZONE);
      replay.assertAsked(Map.of());
    }
  }

  @Test
  void reads() throws Exception {
    var set = txt("delete.testfilt", "challengetoken");
    try (var replay =
        replay(FILTER, 3)
            .askingFor(
                ONE_NAME, target -> target + "?name=delete.testfilt.fullcr1stal.tk.&maxitems=100")
            .start()) {
      assertThat(store(replay).read(ZONE, set.name()))
          .filteredOn(holding -> holding.key().equals(set.key()))
          .containsExactly(Holding.of(set, NativeSet.of(set)));
      replay.assertAsked(Map.of());
    }
  }

  @Test
  void creates() throws Exception {
    assertCreates("TXT", txt("_acme-challenge.test", "challengetoken"));
    assertCreates(
        "CNAME",
        RRset.of(
            Name.of("docs.fullcr1stal.tk"),
            RecordType.CNAME,
            3600,
            new Rdata.Host(Name.of("docs.example.com"))));
  }

  private static void assertCreates(String type, RRset wanted) throws Exception {
    try (var replay =
        replay("when_calling_create_record_for_%s_with_valid_name_and_content".formatted(type), 2)
            .sending(NO_COMMENT, Route53RecordingTest::withoutComment)
            .sending(
                "names are written with their final dot",
                body -> body.replace("docs.example.com<", "docs.example.com.<"))
            .start()) {
      store(replay)
          .write(ZONE, List.of(new Step<>(wanted.key(), Optional.empty(), Optional.of(wanted))));
      replay.assertAsked(Map.of());
    }
  }

  @Test
  void deletes() throws Exception {
    var set = txt("delete.testfilt", "challengetoken");
    try (var replay =
        replay(FILTER, 4).sending(NO_COMMENT, Route53RecordingTest::withoutComment).start()) {
      store(replay)
          .write(
              ZONE,
              List.of(
                  new Step<>(
                      set.key(),
                      Optional.of(Holding.of(set, NativeSet.of(set))),
                      Optional.empty())));
      replay.assertAsked(Map.of());
    }
  }

  @Test
  void saysWhatItRefuses() throws Exception {
    var set = txt("_acme-challenge.noop", "challengetoken");
    try (var replay =
        replay("when_calling_create_record_with_duplicate_records_should_be_noop", 4)
            .sending(NO_COMMENT, Route53RecordingTest::withoutComment)
            .sending(
                "we hold no value twice, and look at the answer only",
                body -> body.replaceFirst("(<ResourceRecord>.*?</ResourceRecord>)\\1", "$1"))
            .sending("nothing is overwritten", body -> body.replace("UPSERT", "CREATE"))
            .start()) {
      var step = new Step<NativeSet>(set.key(), Optional.empty(), Optional.of(set));
      assertThatThrownBy(() -> store(replay).write(ZONE, List.of(step)))
          .isInstanceOf(HttpFault.class)
          .hasMessage(
              "Route 53 could not change the records of fullcr1stal.tk: it refuses (400:"
                  + " InvalidChangeBatch: [Duplicate Resource Record: '\"challengetoken\"'])");
      replay.assertAsked(Map.of());
    }
  }

  private static String withoutComment(String body) {
    return body.replaceFirst("<Comment>.*?</Comment>", "");
  }

  private static RRset txt(String left, String... values) {
    return new RRset(
        Name.of(left + ".fullcr1stal.tk"),
        RecordType.TXT,
        3600,
        List.of(values).stream().<Rdata>map(Txt::of).toList());
  }

  private static Replay replay(String test, int part) {
    return Replay.of("route53", "/2013-04-01", test, part);
  }

  private static Route53Store store(Replay replay) {
    var type = new Route53Type();
    var login =
        Opened.login(
            type, replay.endpoint(), Map.of("access-key", "AKIDEXAMPLE", "secret-key", "a-secret"));
    return (Route53Store) type.open(login);
  }
}
