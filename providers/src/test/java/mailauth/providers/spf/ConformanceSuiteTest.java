package mailauth.providers.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mailauth.core.dns.Dns;
import mailauth.core.spf.evaluation.SpfEvaluation;
import mailauth.providers.conformance.Shared;
import mailauth.providers.resolver.Resolver;
import mailauth.providers.wire.Tcp;
import mailauth.providers.wire.Udp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The public suite for RFC 7208, every case through our resolver and a server of the scenario's
 * zone.
 */
class ConformanceSuiteTest {
  private static final int CASES = 203;
  private static final Duration PATIENCE = Duration.ofMillis(150);
  private static final AtomicInteger PASSED = new AtomicInteger();
  private static final List<AutoCloseable> OPEN = new ArrayList<>();

  @TestFactory
  Stream<DynamicContainer> everyCase() {
    return scenarios().stream().map(ConformanceSuiteTest::tests);
  }

  @Test
  void theSuiteIsWhole() {
    assertThat(scenarios().stream().mapToInt(s -> s.cases().size()).sum()).isEqualTo(CASES);
  }

  @AfterAll
  static void close() throws Exception {
    for (var resource : OPEN) {
      resource.close();
    }
    System.out.printf("RFC 7208 suite: %d of %d%n", PASSED.get(), CASES);
  }

  private static List<Scenario> scenarios() {
    return Scenario.read(Shared.text("conformance/rfc7208-tests.yml"));
  }

  private static DynamicContainer tests(Scenario scenario) {
    var server = new ZoneServer(scenario.zone());
    var dns = new Resolver(List.of(server.address()), new Udp(new Tcp()), PATIENCE);
    OPEN.addAll(List.of(dns, server));
    var cases = scenario.cases().stream().map(c -> dynamicTest(c.name(), () -> check(c, dns)));
    return dynamicContainer(scenario.description(), cases);
  }

  private static void check(Scenario.Case test, Dns dns) {
    var evaluation = SpfEvaluation.evaluate(test.query(), dns);
    assertThat(test.results())
        .describedAs(evaluation.toString())
        .contains(evaluation.result().text());
    if (!test.explanation().isEmpty()) {
      assertThat(evaluation.explanation().orElse("DEFAULT")).isEqualTo(test.explanation());
    }
    PASSED.incrementAndGet();
  }
}
