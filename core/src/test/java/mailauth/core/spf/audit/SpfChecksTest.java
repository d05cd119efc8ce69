package mailauth.core.spf.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.ip.Cidr;
import mailauth.core.ip.IpSet;
import mailauth.core.lint.Finding;
import mailauth.core.spf.SpfLint;
import mailauth.core.spf.ZoneDns;
import mailauth.core.spf.authorization.Authorization;
import mailauth.core.spf.authorization.SpfTree;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** All checks of SPF: those that one record tells, and those that take DNS or the surroundings. */
class SpfChecksTest {
  private static final Name DOMAIN = Name.of("example.com");
  private static final String SOFT = "example.com TXT v=spf1 ip4:198.18.0.1 ~all";

  @ParameterizedTest(name = "SPF-{0} by lint")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          003 | v=spf10 -all
          005 | v=spf1 moo -all
          006 | v=spf1 a:a.test a:b.test a:c.test a:d.test a:e.test a:f.test a:g.test a:h.test a:i.test a:j.test a:k.test -all
          007 | v=spf1 a:a.test a:b.test a:c.test a:d.test a:e.test a:f.test a:g.test a:h.test a:i.test -all
          011 | v=spf1 ptr -all
          015 | v=spf1 include:a.test include:a.test -all
          016 | v=spf1 exp=a.test exp=b.test -all
          017 | v=spf1 -all redirect=a.test
          018 | v=spf1 -all mx
          019 | v=spf1 exp=a.test -all
          020 | v=spf1 mx
          021 | v=spf1 +all
          022 | v=spf1 ?all
          025 | v=spf1 ip4:2001:db8::1 -all
          026 | v=spf1 ip4:300.0.0.1 -all
          027 | v=spf1 ip4:10.0.0.1 -all
          028 | v=spf1 ip4:8.0.0.0/8 -all
          030 | v=spf1 -all ~all
          031 | v=spf1 include: -all
          032 | v=spf1 exists:%{x}.test -all
          036 | spf2.0/pra -all
          037 | v=spf1 m\u00f6o -all
          044 | v=spf1 exists:%{l}.test -all
          047 | v=spf1 include:xero.com -all
          048 | v=spf1 include:b\u00fccher.example -all
          """)
  void oneRecordTells(String id, String record) {
    assertThat(SpfLint.lint(record).problems()).extracting(Finding::id).contains("SPF-" + id);
  }

  /** What a name's surroundings tell beyond {@link SpfAuditTest}, by the check's number. */
  private record Case(String id, String zone, SpfContext context, Name name) {
    Case(String id, String zone, SpfContext context) {
      this(id, zone, context, DOMAIN);
    }

    @Override
    public String toString() {
      return "SPF-%s by audit".formatted(id);
    }
  }

  static Stream<Case> surroundings() {
    var sender =
        new DeclaredSender("own hosts", IpSet.of(Cidr.parse("203.0.113.0/24").orElseThrow()));
    var before =
        Authorization.of(SpfTree.planned(DOMAIN, "v=spf1 ip4:198.18.0.0/24", 0, ZoneDns.of("")));
    var servers = Map.of("ns1.test", answer("v=spf1 -all"), "ns2.test", answer("v=spf1 mx -all"));
    return Stream.of(
        new Case("023", SOFT, SpfContext.NONE.withDmarc(Policy.NONE)),
        new Case("034", "example.com TXT " + joint(), SpfContext.NONE),
        new Case("035", SOFT + "\nexample.com TXT " + "x".repeat(420), SpfContext.NONE),
        new Case("038", SOFT, SpfContext.NONE.withParked(true)),
        new Case("039", SOFT, SpfContext.NONE.withServers(servers)),
        new Case("040", SOFT, SpfContext.NONE.withSecure(false)),
        new Case("041", SOFT, SpfContext.NONE.withSenders(List.of(sender))),
        new Case("042", SOFT, SpfContext.NONE.withHosts(List.of(Name.of("mail.test")))),
        new Case("045", SOFT.replace("example.com", "co"), SpfContext.NONE, Name.of("co")),
        new Case("046", SOFT, SpfContext.NONE.withBefore(before)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("surroundings")
  void theSurroundingsTell(Case check) {
    var findings = SpfAudit.of(check.name(), check.context(), ZoneDns.of(check.zone())).findings();
    assertThat(findings).extracting(Finding::id).contains("SPF-" + check.id());
  }

  /** 255 octets that end in a term, and the next string goes on with another. */
  private static String joint() {
    var first = "v=spf1" + " ip4:198.18.0.1".repeat(16);
    return first
        + " a:"
        + "a".repeat(Txt.MAX_STRING - first.length() - 8)
        + ".test"
        + "mx:b.test -all";
  }

  private static Answer answer(String record) {
    return new Answer.Found(RRset.of(DOMAIN, RecordType.TXT, 60, Txt.of(record)), List.of());
  }
}
