package mailauth.core.adoption;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import mailauth.core.config.DomainConfig;
import mailauth.core.dkim.DkimRecord;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.lint.Severity;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Posture;
import mailauth.core.posture.Purpose;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AdoptionPropertyTest {
  private static final Name DOMAIN = Name.of("example.com");

  /** Each has a key of its own in the YAML; what services need besides comes with their names. */
  private static final Set<Purpose> DECLARED =
      EnumSet.of(
          Purpose.SPF,
          Purpose.DKIM,
          Purpose.DMARC,
          Purpose.MTA_STS,
          Purpose.TLS_RPT,
          Purpose.BIMI,
          Purpose.DANE);

  @Property(tries = 300)
  void whatWasAppliedIsImportedAsYamlWhosePlanIsEmpty(
      @ForAll("domains") DomainConfig domain, @ForAll("foreign") List<String> others) {
    var applied = new Applied().there(foreign(others));
    var before = applied.apply(domain);
    Assume.that(before.isPresent());

    var yaml = Applied.yaml(applied.imported(DOMAIN));
    var read = Applied.loaded(yaml);
    var after = Applied.posture(read).orElseThrow(() -> new AssertionError(yaml));

    assertThat(applied.plan(after, read).changes()).as(yaml).isEmpty();
    assertThat(keys(after)).as(yaml).containsAll(keys(before.get()));
  }

  private static Set<String> keys(Posture posture) {
    return posture.desired().stream()
        .filter(desired -> DECLARED.contains(desired.purpose()))
        .filter(desired -> !isNoKey(desired))
        .map(desired -> desired.purpose() + " " + desired.key())
        .collect(toSet());
  }

  /** Some of the catalog's examples look like keys, and are none. */
  private static boolean isNoKey(Desired desired) {
    return desired instanceof Desired.Value value
        && value.purpose() == Purpose.DKIM
        && value.data() instanceof Txt txt
        && DkimRecord.parse(txt.text()).problems().stream()
            .anyMatch(problem -> problem.severity() == Severity.ERROR);
  }

  private static List<RRset> foreign(List<String> terms) {
    if (terms.isEmpty()) {
      return List.of();
    }
    var spf = Txt.of("v=spf1 " + String.join(" ", terms) + " ?all");
    return List.of(
        RRset.of(DOMAIN, RecordType.TXT, 300, Txt.of("verification=x"), spf),
        RRset.of(DOMAIN, RecordType.NS, 300, new Rdata.Host(Name.of("ns1.example.net"))));
  }

  @Provide
  Arbitrary<DomainConfig> domains() {
    return AnyDeclaration.domains();
  }

  /** Terms that somebody else wrote, some of which the YAML cannot say. */
  @Provide
  Arbitrary<List<String>> foreign() {
    return Arbitraries.of(
            Stream.of(
                    "a",
                    "mx/24",
                    "mx:example.org",
                    "-ip4:192.0.2.9",
                    "~include:spf.example.net",
                    "exists:%{ir}.%{v}._spf.example.com",
                    "a:%{d}.example.net",
                    "IP4:192.0.2.0/25",
                    "include:_SPF.Example.ORG",
                    "ip6:2001:db8::/32",
                    "+a:mail.example.com/32",
                    "ip4:198.51.100.7/24",
                    "include:%{l}.spf.example.net",
                    "exp=why.example.com")
                .toList())
        .list()
        .ofMaxSize(4)
        .uniqueElements();
  }
}
