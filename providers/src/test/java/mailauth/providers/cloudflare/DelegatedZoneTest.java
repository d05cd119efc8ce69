package mailauth.providers.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.plan.Change;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.Gate;
import mailauth.core.plan.Ownership;
import mailauth.core.posture.Purpose;
import mailauth.providers.apply.DelegatedZone;
import mailauth.providers.conformance.Zone;
import org.junit.jupiter.api.Test;

/** Whether the world asks the servers that the host has for the zone. */
class DelegatedZoneTest {
  private static final Name ZONE = Name.of("example.com");

  @Test
  void aZoneThatNobodyAsksIsNotWrittenTo() {
    assertThat(gates(delegatedTo("ns1.oldhost.example", "ns2.oldhost.example")))
        .containsExactly(
            new Gate(
                "ZONE_NOT_DELEGATED",
                Gate.Outcome.BLOCK,
                "cf (cloudflare) keeps the zone on amy.ns.host.example, bob.ns.host.example, but"
                    + " the world asks ns1.oldhost.example, ns2.oldhost.example: change the"
                    + " delegation at the registrar, or name the provider that is asked"));
  }

  @Test
  void theZoneThatTheWorldAsksIs() {
    assertThat(gates(delegatedTo("bob.ns.host.example")))
        .extracting(Gate::outcome)
        .containsExactly(Gate.Outcome.PASS);
  }

  @Test
  void whereDnsDoesNotTellNothingIsSaid() {
    assertThat(gates((name, type) -> new Answer.Failed("nobody was asked"))).isEmpty();
  }

  private static List<Gate> gates(Dns dns) {
    var change =
        new Change(
            new RRsetKey(ZONE, RecordType.TXT),
            Purpose.SPF,
            Optional.empty(),
            List.of(),
            List.of(Txt.of("v=spf1 -all")),
            3600,
            List.of(),
            List.of(),
            Optional.empty());
    var plan =
        new DomainPlan(
            ZONE, "cf", "cloudflare", List.of(change), 0, Ownership.NONE, Optional.empty());
    try (var cloud = cloud()) {
      var judged = DelegatedZone.judge(plan, cloud.open(), dns);
      assertThat(judged.isBlocked())
          .isEqualTo(judged.gates().anyMatch(gate -> gate.outcome() == Gate.Outcome.BLOCK));
      return judged.gates().toList();
    }
  }

  private static FakeCloudflare cloud() {
    return new FakeCloudflare(Zone.of(ZONE)).servedBy("amy.ns.host.example", "bob.ns.host.example");
  }

  private static Dns delegatedTo(String... servers) {
    var records = Arrays.stream(servers).<Rdata>map(s -> new Rdata.Host(Name.of(s))).toList();
    return (name, type) ->
        name.equals(ZONE) && type == RecordType.NS
            ? new Answer.Found(new RRset(ZONE, RecordType.NS, 3600, records), List.of())
            : new Answer.NoData();
  }
}
