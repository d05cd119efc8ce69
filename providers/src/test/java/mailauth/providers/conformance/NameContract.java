package mailauth.providers.conformance;

import static mailauth.providers.conformance.Contract.assertBare;
import static mailauth.providers.conformance.Contract.assertHolds;
import static mailauth.providers.conformance.Contract.assertStands;
import static mailauth.providers.conformance.Contract.name;
import static mailauth.providers.conformance.Contract.txt;
import static mailauth.providers.host.Replacement.creation;
import static mailauth.providers.host.Replacement.deletion;
import static mailauth.providers.host.Replacement.update;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Reading;
import org.junit.jupiter.api.Test;

/** Names of every kind, and no other name's records for one's own. */
interface NameContract extends Contract {

  @Test
  default void capitalsMakeNoDifference() {
    var before = RRset.of(name("in"), RecordType.MX, TTL, new Rdata.Mx(10, MAIL));
    var after = RRset.of(name("in"), RecordType.MX, TTL, new Rdata.Mx(20, MAIL));
    try (var stage = stage(Zone.of(ZONE, before).shout());
        var host = stage.open()) {
      assertHolds(host.read(before.key()), before);
      assertThat(host.replace(List.of(update(before, after))))
          .containsExactly(new Outcome.Written());
      assertStands(stage, after);
    }
  }

  @Test
  default void internationalNames() {
    var zone = Name.of("bücher.example");
    var policy = txt(Name.of("_dmarc.bücher.example"), "v=DMARC1; p=reject");
    try (var stage = stage(Zone.of(zone));
        var host = stage.open()) {
      assertThat(host.replace(List.of(creation(policy)))).containsExactly(new Outcome.Written());
      assertThat(policy.name().text()).isEqualTo("_dmarc.xn--bcher-kva.example");
      assertStands(stage, policy);
      assertHolds(host.read(policy.key()), policy);
    }
  }

  @Test
  default void aWildcardIsItsOwnName() {
    var revoked = txt(name("*._domainkey"), "v=DKIM1; p=");
    var covered = new RRsetKey(name("s1._domainkey"), RecordType.TXT);
    try (var stage = stage(Zone.of(ZONE));
        var host = stage.open()) {
      assertThat(host.replace(List.of(creation(revoked)))).containsExactly(new Outcome.Written());
      assertStands(stage, revoked);
      assertHolds(host.read(revoked.key()), revoked);
      assertThat(host.read(covered)).isEqualTo(new Reading.Absent());

      assertThat(host.replace(List.of(deletion(revoked)))).containsExactly(new Outcome.Written());
      assertBare(stage, revoked.key());
    }
  }

  @Test
  default void aNameUnderAWildcardCanHaveItsOwnRecords() {
    var revoked = txt(name("*._domainkey"), "v=DKIM1; p=");
    var key = txt(name("s1._domainkey"), "v=DKIM1; p=MCow");
    try (var stage = stage(Zone.of(ZONE, revoked));
        var host = stage.open()) {
      assertThat(host.replace(List.of(creation(key)))).containsExactly(new Outcome.Written());
      assertStands(stage, key);
      assertThat(host.replace(List.of(deletion(key)))).containsExactly(new Outcome.Written());
      assertBare(stage, key.key());
      assertStands(stage, revoked);
    }
  }
}
