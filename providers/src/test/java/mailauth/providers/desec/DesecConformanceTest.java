package mailauth.providers.desec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Replacement;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.WebHostContract;
import org.junit.jupiter.api.Test;

class DesecConformanceTest implements WebHostContract {
  @Override
  public FakeCloud cloud(Zone... zones) {
    return new FakeDesec(zones);
  }

  /** It allows 300 writes a day and domain. */
  @Test
  void manyChangesAreOneWrite() {
    var dmarc = WebHostContract.txt("_dmarc.example.com", "v=DMARC1; p=none");
    var rpt = WebHostContract.txt("_smtp._tls.example.com", "v=TLSRPTv1; rua=mailto:t@example.com");
    try (var cloud = cloud(Zone.of(APEX))) {
      assertThat(
              cloud.open().replace(List.of(Replacement.creation(dmarc), Replacement.creation(rpt))))
          .containsExactly(new Outcome.Written(), new Outcome.Written());
      assertThat(cloud.asked()).filteredOn(asked -> !asked.reads()).hasSize(1);
    }
  }
}
