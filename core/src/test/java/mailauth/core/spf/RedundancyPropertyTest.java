package mailauth.core.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import mailauth.core.dns.Name;
import mailauth.core.spf.authorization.Authorization;
import mailauth.core.spf.authorization.SpfTree;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RedundancyPropertyTest {
  private static final Name DOMAIN = Name.of("example.com");
  private static final ZoneDns DNS =
      ZoneDns.of(
          """
          example.com A 192.0.2.3
          spf.test TXT v=spf1 ip4:192.0.2.8/29 -all
          """);

  @Provide
  Arbitrary<List<Directive>> directives() {
    var networks =
        Combinators.combine(
                Arbitraries.of("", "", "-", "~"),
                Arbitraries.integers().between(0, 15),
                Arbitraries.integers().between(28, 32))
            .as("%sip4:192.0.2.%d/%d"::formatted);
    return Arbitraries.oneOf(networks, networks, Arbitraries.of("a", "include:spf.test", "-a"))
        .list()
        .ofMaxSize(8)
        .map(terms -> SpfParse.parse("v=spf1 " + String.join(" ", terms)).record())
        .map(record -> record.directives().stream().distinct().toList());
  }

  @Property
  void nobodysResultHangsOnWhatIsRedundant(@ForAll("directives") List<Directive> directives) {
    var left = new ArrayList<>(directives);
    Redundancy.in(directives).forEach(redundant -> left.remove(redundant.directive()));
    for (var qualifier : Qualifier.values()) {
      assertThat(authorization(left).addresses(qualifier))
          .isEqualTo(authorization(directives).addresses(qualifier));
    }
  }

  private static Authorization authorization(List<Directive> directives) {
    var record = new SpfRecord(List.copyOf(directives));
    return Authorization.of(SpfTree.planned(DOMAIN, record.text(), 0, DNS));
  }
}
