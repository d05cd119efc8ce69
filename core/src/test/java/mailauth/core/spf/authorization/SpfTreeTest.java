package mailauth.core.spf.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;
import mailauth.core.spf.ZoneDns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpfTreeTest {
  private static final Name DOMAIN = Name.of("example.com");

  @Test
  void everyBranchIsCounted() {
    var dns =
        ZoneDns.of(
            """
            example.com      3600 TXT  v=spf1 a include:_spf.%{d2} ip4:203.0.113.0/24 -all mx
            example.com      900  A    192.0.2.1
            _spf.example.com 600  TXT  v=spf1 mx:mail.test exists:gone.test ~all
            mail.test        300  MX   10 mx1.mail.test
            mail.test        300  MX   20 mx2.mail.test
            mx1.mail.test    60   A    198.51.100.1
            mx1.mail.test    3600 AAAA 2001:db8::1
            mx2.mail.test    3600 A    198.51.100.2
            """);
    var tree = SpfTree.published(DOMAIN, dns);
    assertThat(tree.branches())
        .extracting(b -> b.term().text() + " " + b.lookups() + " " + b.addresses())
        .containsExactly(
            "a 1 192.0.2.1",
            "include:_spf.%{d2} 3 198.51.100.1 198.51.100.2 2001:db8::1",
            "ip4:203.0.113.0/24 0 203.0.113.0/24",
            "-all 0 0.0.0.0/0 ::/0");
    assertThat(tree.lookups()).isEqualTo(4);
    assertThat(tree.voids()).isEqualTo(new Voids(1, 3));
    assertThat(tree.ttl()).hasValue(60);
    assertThat(tree.branches().get(1).ttl()).hasValue(60);
    assertThat(dns.asked()).doesNotHaveDuplicates();
  }

  @Test
  void aPlannedRecordNeedsNoPublication() {
    var dns = ZoneDns.of("spf.test TXT v=spf1 ip4:192.0.2.0/24");
    var tree = SpfTree.planned(DOMAIN, "v=spf1 include:spf.test -all", 300, dns);
    assertThat(tree.branches().getFirst().addresses()).hasToString("192.0.2.0/24");
    assertThat(tree.ttl()).hasValue(300);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          include:none.test    | NO_RECORD | none.test has no SPF record
          include:several.test | NO_RECORD | several.test has 2 SPF records
          include:lame.test    | NO_ANSWER | lame.test TXT: the server is lame
          redirect=back.test   | LOOP      | example.com includes itself
          a:lame.test          | NO_ANSWER | lame.test A: the server is lame
          include:broken.test  | SYNTAX    | "moo" is no mechanism; the mechanisms are all, include, a, mx, ptr, ip4, ip6 and exists
          mx:many.test         | TOO_MUCH  | many.test has 11 mail hosts; at most 10 are allowed
          """)
  void whatCannotBeEvaluatedIsListed(String term, Problem.Cause cause, String reason) {
    var many =
        IntStream.range(0, 11)
            .mapToObj("many.test MX %d mx.test\n"::formatted)
            .collect(Collectors.joining());
    var dns =
        ZoneDns.of(
            """
            several.test TXT v=spf1 -all
            several.test TXT v=spf1 a -all
            lame.test    LAME
            back.test    TXT v=spf1 include:example.com
            broken.test  TXT v=spf1 ip4:192.0.2.1 moo
            """
                + many);
    var authorization = Authorization.of(SpfTree.planned(DOMAIN, "v=spf1 " + term, 300, dns));
    assertThat(authorization.problems().getFirst().cause()).isEqualTo(cause);
    assertThat(authorization.problems().getFirst().reason()).isEqualTo(reason);
    assertThat(authorization.isComplete()).isEqualTo(cause != Problem.Cause.NO_ANSWER);
  }

  @Test
  void theIncludesOfOneLevelAreAskedForAtTheSameTime() {
    var both = new CountDownLatch(2);
    Dns dns =
        (name, type) -> {
          both.countDown();
          return await(both) ? new Answer.NoName() : new Answer.Failed("asked one by one");
        };
    var tree = SpfTree.planned(DOMAIN, "v=spf1 include:a.test include:b.test", 300, dns);
    assertThat(Authorization.of(tree).isComplete()).isTrue();
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void aThousandIncludesDeepIsDeepEnough() {
    var dns =
        ZoneDns.of(
            IntStream.range(0, 1_000)
                .mapToObj(i -> "d%d.test TXT v=spf1 include:d%d.test\n".formatted(i, i + 1))
                .collect(Collectors.joining()));
    var tree = SpfTree.published(Name.of("d0.test"), dns);
    assertThat(tree.lookups()).isEqualTo(201);
    assertThat(Authorization.of(tree).problems())
        .extracting(Problem::reason)
        .containsExactly("more than 200 terms ask DNS");
  }

  @Test
  void aTreeThatBranchesEverywhereEnds() {
    var all =
        IntStream.range(0, 50)
            .mapToObj("include:d%d.test"::formatted)
            .collect(Collectors.joining(" "));
    var dns =
        ZoneDns.of(
            IntStream.range(0, 50)
                .mapToObj(i -> "d%d.test TXT v=spf1 %s\n".formatted(i, all))
                .collect(Collectors.joining()));
    assertThat(SpfTree.published(Name.of("d0.test"), dns).lookups()).isGreaterThan(200);
    assertThat(dns.asked()).hasSize(50);
  }

  @Test
  void namesAreAskedForInTheirTypesOnly() {
    var dns = ZoneDns.of("example.com TXT v=spf1 exists:%{i}.test ptr ip4:192.0.2.1 -all a:x.test");
    SpfTree.published(DOMAIN, dns);
    assertThat(dns.asked()).extracting(key -> key.type()).containsExactly(RecordType.TXT);
  }
}
