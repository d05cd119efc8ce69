package mailauth.providers.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.conformance.DnsHostContract;
import mailauth.providers.conformance.Stage;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Reading;
import mailauth.providers.host.Replacement;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What every host with a web API must do besides {@link DnsHostContract}: page, wait, and stay calm
 * when the API does not. Most of it is waiting, so that the hosts wait side by side where the build
 * lets them.
 */
@Execution(ExecutionMode.CONCURRENT)
public interface WebHostContract extends DnsHostContract {
  Name APEX = Name.of("example.com");
  long HOUR = 3600;
  RRset SPF = txt("example.com", "v=spf1 mx -all");
  RRset NEW_SPF = txt("example.com", "v=spf1 mx a -all");
  Predicate<Asked> ANY = asked -> true;
  Predicate<Asked> WRITES = asked -> !asked.reads();

  /** A host in memory with these zones. */
  FakeCloud cloud(Zone... zones);

  /** Which requests write. */
  default Predicate<Asked> writes() {
    return WRITES;
  }

  /** Whether the host has records of their own, which a write of others must not touch. */
  default boolean keepsRecords() {
    return false;
  }

  /** An error that comes with a status of success; empty if the host has none such. */
  default Optional<MockResponse> hiddenError(FakeCloud cloud) {
    return Optional.empty();
  }

  @Override
  default Stage stage(Zone... zones) {
    return cloud(zones);
  }

  static RRset txt(String name, String... values) {
    var records = new ArrayList<Rdata>();
    for (var value : values) {
      records.add(Txt.of(value));
    }
    return new RRset(Name.of(name), RecordType.TXT, HOUR, records);
  }

  @Test
  default void foreignValuesAtTheApexStayAsTheyAre() {
    var before = txt("example.com", "google-site-verification=abc", "v=spf1 mx -all", "MS=ms1");
    var after = txt("example.com", "google-site-verification=abc", "v=spf1 a -all", "MS=ms1");
    try (var cloud = cloud(Zone.of(APEX, before))) {
      var foreign =
          cloud.records(before.key()).stream()
              .filter(each -> !each.content().contains("spf1"))
              .toList();
      assertThat(cloud.open().replace(List.of(Replacement.update(before, after))))
          .containsExactly(new Outcome.Written());
      if (keepsRecords()) {
        assertThat(cloud.records(before.key())).containsAll(foreign).hasSize(3);
      }
      assertThat(cloud.look(before.key())).containsExactlyInAnyOrderElementsOf(after.records());
    }
  }

  @Test
  default void aHundredsOfRecordsAndZonesAreAllSeen() {
    var values = IntStream.range(0, 300).mapToObj(i -> "value " + i).toArray(String[]::new);
    var many = txt("many.example.com", values);
    var rrsets = new ArrayList<RRset>(List.of(many, SPF));
    IntStream.range(0, 300).forEach(i -> rrsets.add(txt("n%d.example.com".formatted(i), "x")));
    var zones = new ArrayList<Zone>();
    IntStream.range(0, 230).forEach(i -> zones.add(Zone.of(Name.of("z%d.example".formatted(i)))));
    zones.add(new Zone(APEX, rrsets, false));
    try (var cloud = cloud(zones.toArray(Zone[]::new))) {
      var host = cloud.open();
      assertThat(host.zones()).hasSize(231).contains(APEX, Name.of("z229.example"));
      assertThat(host.read(many.key()).found().orElseThrow().records())
          .containsExactlyInAnyOrderElementsOf(many.records());
      assertThat(host.read(rrsets.getLast().key()).found()).isPresent();
    }
  }

  @Test
  default void zonesAreListedOnce() {
    try (var cloud = cloud(Zone.of(APEX, SPF))) {
      var host = cloud.open();
      host.read(SPF.key());
      host.read(new RRsetKey(Name.of("_dmarc.example.com"), RecordType.TXT));
      host.replace(List.of(Replacement.update(SPF, NEW_SPF)));
      var first = cloud.asked().getFirst();
      assertThat(cloud.asked())
          .filteredOn(
              asked -> asked.target().equals(first.target()) && asked.body().equals(first.body()))
          .hasSize(1);
    }
  }

  @Test
  default void aChangeBetweenPlanAndWriteIsStale() {
    try (var cloud = cloud(Zone.of(APEX, SPF))) {
      var host = cloud.open();
      var seen = host.read(SPF.key()).found().orElseThrow();
      var theirs = txt("example.com", "v=spf1 ip4:192.0.2.1 -all");
      cloud.overwrite(theirs);
      assertThat(host.replace(List.of(Replacement.update(seen, NEW_SPF))))
          .singleElement()
          .isInstanceOf(Outcome.Stale.class);
      assertThat(cloud.look(SPF.key())).isEqualTo(theirs.records());
    }
  }

  @Test
  default void whoIsOverwrittenAtOnceIsTold() {
    var theirs = txt("example.com", "v=spf1 ip4:192.0.2.1 -all");
    try (var cloud = cloud(Zone.of(APEX, SPF))) {
      cloud.trouble(
          1,
          writes(),
          asked -> {
            var answer = cloud.calmly(asked);
            cloud.overwrite(theirs);
            return answer;
          });
      assertThat(cloud.open().replace(List.of(Replacement.update(SPF, NEW_SPF))))
          .singleElement()
          .isInstanceOf(Outcome.Unsure.class);
    }
  }

  @Test
  default void waitsAsLongAsItIsAskedTo() {
    try (var cloud = cloud(Zone.of(APEX, SPF))) {
      cloud.trouble(1, ANY, asked -> retryAfter(cloud, "7"));
      cloud.trouble(1, writes(), asked -> retryAfter(cloud, "11"));
      var opened = cloud.opened();
      assertThat(opened.host().read(SPF.key())).isEqualTo(new Reading.Present(SPF));
      assertThat(opened.host().replace(List.of(Replacement.update(SPF, NEW_SPF))))
          .containsExactly(new Outcome.Written());
      assertThat(opened.pace().waited()).isGreaterThan(Duration.ofSeconds(16));
    }
  }

  @Test
  default void waitsOfItsOwnAccordWhereNoTimeIsNamed() {
    try (var cloud = cloud(Zone.of(APEX, SPF))) {
      cloud.trouble(2, ANY, asked -> cloud.error(429, "slow down"));
      var opened = cloud.opened();
      assertThat(opened.host().read(SPF.key())).isEqualTo(new Reading.Present(SPF));
      assertThat(opened.pace().waited()).isPositive();
    }
  }

  @Test
  default void doesNotWaitForHours() {
    try (var cloud = cloud(Zone.of(APEX, SPF))) {
      var host = cloud.open();
      host.read(SPF.key());
      cloud.trouble(1, writes(), asked -> retryAfter(cloud, "7200"));
      assertThat(host.replace(List.of(Replacement.update(SPF, NEW_SPF))))
          .singleElement()
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed -> assertThat(failed.reason()).contains("no more calls", "7200 s"));
      assertThat(cloud.look(SPF.key())).isEqualTo(SPF.records());
    }
  }

  @Test
  default void asksAgainWhereAServerIsIllForAMoment() {
    try (var cloud = cloud(Zone.of(APEX, SPF))) {
      cloud.trouble(2, ANY, asked -> cloud.error(503, "upgrading"));
      assertThat(cloud.open().read(SPF.key())).isEqualTo(new Reading.Present(SPF));
    }
  }

  @Test
  default void saysThatAServerIsIll() {
    try (var cloud = cloud(Zone.of(APEX, SPF))) {
      cloud.trouble(99, ANY, asked -> cloud.error(503, "upgrading"));
      assertReadFails(cloud, "503", "out of order");
    }
  }

  @Test
  default void looksWhatAFailedWriteHasDone() {
    try (var cloud = cloud(Zone.of(APEX, SPF))) {
      cloud.trouble(5, writes(), asked -> cloud.error(500, "oops"));
      assertThat(cloud.open().replace(List.of(Replacement.update(SPF, NEW_SPF))))
          .singleElement()
          .isInstanceOfSatisfying(
              Outcome.Unsure.class,
              unsure -> assertThat(unsure.reason()).contains("500", "nothing has changed so far"));
    }
    try (var cloud = cloud(Zone.of(APEX, SPF))) {
      cloud.trouble(
          1,
          writes(),
          asked -> {
            cloud.calmly(asked);
            return cloud.error(500, "oops");
          });
      assertThat(cloud.open().replace(List.of(Replacement.update(SPF, NEW_SPF))))
          .containsExactly(new Outcome.Written());
    }
  }

  @Test
  default void looksWhatALostAnswerWasAbout() {
    try (var cloud = cloud(Zone.of(APEX, SPF))) {
      cloud.trouble(
          1,
          writes(),
          asked -> {
            cloud.calmly(asked);
            return silence();
          });
      assertThat(cloud.open().replace(List.of(Replacement.update(SPF, NEW_SPF))))
          .containsExactly(new Outcome.Written());
      assertThat(cloud.asked()).filteredOn(writes()).hasSize(1);
    }
  }

  @Test
  default void givesUpOnASilentServer() {
    try (var cloud = cloud(Zone.of(APEX, SPF))) {
      cloud.trouble(99, ANY, asked -> silence());
      assertReadFails(cloud, "did not answer");
    }
  }

  @Test
  default void refusesWhatItCannotRead() {
    for (var body : List.of("{", "", "<html>maintenance</html>", "[[[[", "null", "{\"a\":1}")) {
      try (var cloud = cloud(Zone.of(APEX, SPF))) {
        cloud.trouble(99, ANY, asked -> new MockResponse.Builder().body(body).build());
        assertThatThrownBy(() -> cloud.open().read(SPF.key()))
            .as(body)
            .isInstanceOf(HostException.class)
            .hasMessageContaining("could not");
      }
    }
  }

  @Test
  default void refusesAnAnswerWithoutEnd() {
    try (var cloud = cloud(Zone.of(APEX, SPF))) {
      cloud.trouble(
          99, ANY, asked -> new MockResponse.Builder().body("[\"" + "x".repeat(2 << 20)).build());
      assertReadFails(cloud, "longer than");
    }
  }

  @Test
  default void noticesAnErrorThatLooksLikeASuccess() {
    try (var cloud = cloud(Zone.of(APEX, SPF))) {
      hiddenError(cloud)
          .ifPresent(error -> {
            cloud.trouble(99, ANY, asked -> error);
            assertReadFails(cloud, "it says");
          });
    }
  }

  @Test
  default void saysWhatToDoAboutARevokedToken() {
    try (var cloud = cloud(Zone.of(APEX, SPF))) {
      var host = cloud.open();
      cloud.trouble(99, ANY, asked -> cloud.error(401, "token revoked"));
      assertThatThrownBy(() -> host.read(SPF.key()))
          .isInstanceOf(HostException.class)
          .hasMessageContainingAll("401", "does not take the credentials", "account", "http");
    }
  }

  @Test
  default void saysThatCredentialsMayNot() {
    try (var cloud = cloud(Zone.of(APEX, SPF))) {
      var host = cloud.open();
      host.read(SPF.key());
      cloud.trouble(99, writes(), asked -> cloud.error(403, "no write scope"));
      assertThat(host.replace(List.of(Replacement.update(SPF, NEW_SPF))))
          .singleElement()
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed -> assertThat(failed.reason()).contains("403", "not allowed to"));
    }
  }

  @Test
  default void aRefusedWriteChangesNothing() {
    var dmarc = txt("_dmarc.example.com", "v=DMARC1; p=none");
    try (var cloud = cloud(Zone.of(APEX))) {
      cloud.trouble(99, writes(), asked -> cloud.error(422, "not like this"));
      assertThat(cloud.open().replace(List.of(Replacement.creation(dmarc))))
          .singleElement()
          .isInstanceOf(Outcome.Failed.class);
      assertThat(cloud.look(dmarc.key())).isEmpty();
    }
  }

  /** Not even where the host repeats it to us, nor in what -v shows. */
  @Test
  default void neverTellsTheSecret() {
    try (var cloud = cloud(Zone.of(APEX, SPF))) {
      var opened = cloud.opened();
      var said = new StringBuilder();
      said.append(opened.host().read(SPF.key()));
      said.append(opened.host().replace(List.of(Replacement.update(SPF, NEW_SPF))));
      for (int status : new int[] {401, 403, 404, 422, 429, 500}) {
        cloud.trouble(4, ANY, asked -> cloud.error(status, "bad token " + FakeCloud.SECRET));
        var other = new RRsetKey(Name.of("s%d.example.com".formatted(status)), RecordType.TXT);
        try {
          said.append(opened.host().read(other));
        } catch (HostException e) {
          said.append(e.getMessage());
        }
        said.append(
            opened.host().replace(List.of(Replacement.creation(txt(other.name().text(), "x")))));
      }
      assertThat(opened.log()).isNotEmpty();
      said.append(String.join("\n", opened.log()));
      assertThat(said.toString()).doesNotContain(Secret.forms(FakeCloud.SECRET));
    }
  }

  private static void assertReadFails(FakeCloud cloud, String... words) {
    var host = cloud.open();
    assertThatThrownBy(() -> host.read(SPF.key()))
        .isInstanceOf(HostException.class)
        .hasMessageContainingAll(words);
  }

  private static MockResponse retryAfter(FakeCloud cloud, String seconds) {
    return cloud.error(429, "slow down").newBuilder().setHeader("Retry-After", seconds).build();
  }

  private static MockResponse silence() {
    return new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build();
  }
}
