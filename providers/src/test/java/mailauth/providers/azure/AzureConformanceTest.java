package mailauth.providers.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import mailauth.core.dns.Txt;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.Capabilities;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Reading;
import mailauth.providers.host.Replacement;
import mailauth.providers.web.Asked;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.Notation;
import mailauth.providers.web.TextOnlyContract;
import mailauth.providers.web.WebHostContract;
import org.junit.jupiter.api.Test;

class AzureConformanceTest implements TextOnlyContract {
  private static final Replacement CHANGE = Replacement.update(SPF, NEW_SPF);

  @Override
  public FakeCloud cloud(Zone... zones) {
    return new FakeAzure(zones);
  }

  /** To ask for a token is no write. */
  @Override
  public Predicate<Asked> writes() {
    return asked -> !asked.reads() && !asked.path().getLast().equals("token");
  }

  /** Each string is a text of its own. */
  @Override
  public boolean takes(Txt value, Capabilities capabilities) {
    return TextOnlyContract.super.takes(value, capabilities)
        && value.strings().stream().map(Txt::ofOctets).allMatch(Notation::isPlain)
        && !value.joined().isEmpty();
  }

  /** Between our last look and our write: nobody but the host can notice that. */
  @Test
  void aRaceThatOnlyTheHostSeesIsLost() {
    var theirs = WebHostContract.txt("example.com", "v=spf1 ip4:192.0.2.1 -all");
    try (var cloud = cloud(Zone.of(APEX, SPF))) {
      cloud.trouble(
          1,
          writes(),
          asked -> {
            cloud.overwrite(theirs);
            return cloud.calmly(asked);
          });
      assertThat(cloud.open().replace(List.of(CHANGE)))
          .containsExactly(new Outcome.Stale(new Reading.Present(theirs)));
      assertThat(cloud.look(SPF.key())).isEqualTo(theirs.records());
    }
  }

  @Test
  void whoCreatesFirstIsNotOverwritten() {
    try (var cloud = cloud(Zone.of(APEX))) {
      cloud.trouble(
          1,
          writes(),
          asked -> {
            cloud.overwrite(SPF);
            return cloud.calmly(asked);
          });
      var creation = new Replacement(SPF.key(), Optional.empty(), Optional.of(NEW_SPF));
      assertThat(cloud.open().replace(List.of(creation)))
          .containsExactly(new Outcome.Stale(new Reading.Present(SPF)));
    }
  }

  @Test
  void metadataStays() {
    var metadata = Map.of("owner", "mail team");
    try (var cloud = cloud(Zone.of(APEX, SPF))) {
      cloud
          .records(SPF.key())
          .forEach(each -> cloud.change(each, old -> old.with("metadata", metadata)));
      assertThat(cloud.open().replace(List.of(CHANGE))).containsExactly(new Outcome.Written());
      assertThat(cloud.records(SPF.key()))
          .singleElement()
          .satisfies(each -> assertThat(each.more()).containsEntry("metadata", metadata));
    }
  }

  @Test
  void anAliasIsLeftAlone() {
    var target = Map.of("id", "/subscriptions/a-subscription/other");
    try (var cloud = cloud(Zone.of(APEX, SPF))) {
      cloud
          .records(SPF.key())
          .forEach(each -> cloud.change(each, old -> old.with("targetResource", target)));
      var before = cloud.records(SPF.key());
      var creation = new Replacement(SPF.key(), Optional.empty(), Optional.of(NEW_SPF));
      assertThat(cloud.open().replace(List.of(creation)))
          .singleElement()
          .isInstanceOfSatisfying(
              Outcome.Failed.class, failed -> assertThat(failed.reason()).contains("an alias"));
      assertThat(cloud.records(SPF.key())).isEqualTo(before);
    }
  }
}
