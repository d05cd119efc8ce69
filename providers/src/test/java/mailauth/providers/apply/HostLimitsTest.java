package mailauth.providers.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.plan.Change;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.Gate;
import mailauth.core.plan.Ownership;
import mailauth.core.posture.Purpose;
import mailauth.providers.digitalocean.DigitalOceanType;
import mailauth.providers.web.Opened;
import org.junit.jupiter.api.Test;

/** What a host cannot hold is said when the plan is made, without a call to it. */
class HostLimitsTest {
  private static final Name DOMAIN = Name.of("example.com");

  @Test
  void aTypeThatTheHostLacksBlocks() {
    assertThat(gates(RRset.of(DOMAIN, RecordType.TLSA, 3600, new Rdata.Tlsa(3, 1, 1, "ab"))))
        .containsExactly(
            new Gate(
                HostLimits.GATE,
                Gate.Outcome.BLOCK,
                "example.com TLSA: the host do (digitalocean) takes no TLSA records"));
  }

  @Test
  void textThatIsTooLongBlocks() {
    assertThat(gates(RRset.of(DOMAIN, RecordType.TXT, 3600, Txt.of("v".repeat(600)))))
        .singleElement()
        .satisfies(gate ->
            assertThat(gate.message())
                .endsWith("takes TXT values of up to 507 octets, and this one has 600"));
  }

  @Test
  void aTtlThatIsTooShortBlocks() {
    assertThat(gates(RRset.of(DOMAIN, RecordType.TXT, 5, Txt.of("v=spf1 -all"))))
        .singleElement()
        .satisfies(gate -> assertThat(gate.message()).contains("set 'ttl: 30s' or more"));
  }

  @Test
  void whatTheHostCanHoldPasses() {
    assertThat(gates(RRset.of(DOMAIN, RecordType.TXT, 3600, Txt.of("v=spf1 -all")))).isEmpty();
  }

  private static List<Gate> gates(RRset wanted) {
    var change =
        new Change(
            wanted.key(),
            Purpose.SPF,
            Optional.empty(),
            List.of(),
            wanted.records(),
            wanted.ttl(),
            List.of(),
            List.of(),
            Optional.empty());
    var plan =
        new DomainPlan(
            DOMAIN, "do", "digitalocean", List.of(change), 0, Ownership.NONE, Optional.empty());
    var nobody = URI.create("http://127.0.0.1:1");
    try (var host = Opened.of(new DigitalOceanType(), nobody, Map.of("token", "a-token")).host()) {
      return HostLimits.judge(plan, host).gates().toList();
    }
  }
}
