package mailauth.providers.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.plan.Change;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.Gate;
import mailauth.core.plan.Ownership;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Posture;
import mailauth.core.posture.Purpose;
import mailauth.providers.apply.MaskedRecords;
import mailauth.providers.conformance.Zone;
import org.junit.jupiter.api.Test;

/** The orange cloud over a DKIM CNAME; what the API reference says of {@code proxied}. */
class MaskedRecordsTest {
  private static final Name ZONE = Name.of("example.com");
  private static final RRsetKey KEY =
      new RRsetKey(Name.of("s1._domainkey.example.com"), RecordType.CNAME);
  private static final Rdata OLD = new Rdata.Host(Name.of("old.i8t.example"));
  private static final Rdata NEW = new Rdata.Host(Name.of("new.i8t.example"));

  @Test
  void aProxiedCnameIsNoKey() {
    assertThat(gates(true, List.of(change())))
        .containsExactly(
            new Gate(
                "CNAME_PROXIED",
                Gate.Outcome.BLOCK,
                "s1._domainkey.example.com CNAME: the host cf (cloudflare) proxies this record and"
                    + " answers with its own addresses; switch the proxy off there, so that the"
                    + " cloud is grey"));
  }

  @Test
  void oneThatStandsAsDeclaredIsWarnedOf() {
    assertThat(gates(true, List.of()))
        .extracting(gate -> gate.outcome().text() + " " + gate.id())
        .containsExactly("warn CNAME_PROXIED");
  }

  @Test
  void aGreyCloudHidesNothing() {
    assertThat(gates(false, List.of(change()))).isEmpty();
    assertThat(gates(false, List.of())).isEmpty();
  }

  private static List<Gate> gates(boolean proxied, List<Change> changes) {
    var desired =
        new Desired.Value(KEY, Purpose.DKIM, Optional.empty(), OLD, "i8t", Optional.empty());
    var posture = new Posture(ZONE, "cf", List.of(desired));
    var plan =
        new DomainPlan(ZONE, "cf", "cloudflare", changes, 0, Ownership.NONE, Optional.empty());
    try (var cloud = new FakeCloudflare(Zone.of(ZONE, standing()))) {
      if (proxied) {
        cloud.proxying(KEY.name().text());
      }
      return MaskedRecords.judge(plan, posture, cloud.open()).gates().toList();
    }
  }

  private static RRset standing() {
    return RRset.of(KEY.name(), KEY.type(), 300, OLD);
  }

  private static Change change() {
    return new Change(
        KEY,
        Purpose.DKIM,
        Optional.of(standing()),
        List.of(OLD),
        List.of(NEW),
        300,
        List.of(),
        List.of(),
        Optional.empty());
  }
}
