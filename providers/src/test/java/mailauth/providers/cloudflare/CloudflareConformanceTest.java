package mailauth.providers.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Replacement;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.WebHostContract;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;

class CloudflareConformanceTest implements WebHostContract {
  @Override
  public FakeCloud cloud(Zone... zones) {
    return new FakeCloudflare(zones);
  }

  @Override
  public boolean keepsRecords() {
    return true;
  }

  @Override
  public Optional<MockResponse> hiddenError(FakeCloud cloud) {
    return Optional.of(cloud.error(200, "Zone is being moved"));
  }

  @Test
  void proxyCommentAndTagsStay() {
    var before = WebHostContract.txt("example.com", "v=spf1 mx -all");
    var after = WebHostContract.txt("example.com", "v=spf1 a -all");
    try (var cloud = cloud(Zone.of(APEX, before))) {
      cloud.change(
          cloud.records(before.key()).getFirst(),
          old -> old.with("comment", "ours").with("tags", List.of("mail:yes")));
      assertThat(cloud.open().replace(List.of(Replacement.update(before, after))))
          .containsExactly(new Outcome.Written());
      assertThat(cloud.records(before.key()).getFirst().more())
          .isEqualTo(Map.of("comment", "ours", "tags", List.of("mail:yes")));
      assertThat(cloud.asked())
          .allMatch(asked -> !asked.body().contains("proxied") && !asked.body().contains("tags"));
    }
  }

  @Test
  void whatCloudflareManagesByItselfIsLeftAlone() {
    var before = WebHostContract.txt("example.com", "v=spf1 include:_spf.example.net ~all");
    try (var cloud = cloud(Zone.of(APEX, before))) {
      cloud.change(
          cloud.records(before.key()).getFirst(),
          old -> old.with("meta", Map.of("read_only", true)));
      assertThat(cloud.open().replace(List.of(Replacement.deletion(before))))
          .singleElement()
          .isInstanceOf(Outcome.Failed.class);
      assertThat(cloud.look(before.key())).isEqualTo(before.records());
    }
  }
}
