package mailauth.core.plan;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import mailauth.core.dns.Name;
import mailauth.core.ip.IpSet;
import mailauth.core.spf.Qualifier;
import mailauth.core.spf.authorization.Authorization;
import mailauth.core.spf.authorization.SpfTree;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** From YAML through a plan to DNS, flattening changes nobody's right to send. */
class FlattenPlanPropertyTest {
  private static final List<String> OTHERS =
      List.of("ip4:192.0.2.8/29", "?ip4:192.0.2.64", "-ip4:192.0.2.1", "include:two.example");

  @Property(tries = 60, seed = "20261125")
  void whatIsPlannedLetsTheSamePass(@ForAll long seed) {
    var random = new Random(seed);
    var one = networks(random);
    var two = networks(random);
    var today =
        "example.com 300 TXT \"v=spf1 %s ~all\""
            .formatted(OTHERS.stream().filter(o -> random.nextBoolean()).collect(joining(" ")));
    var plain = example("off", today, one, two).applied();
    var flat = example("[two.example, one.example]", today, one, two);
    flat.locked(lock(one, two));

    assertThat(flat.verdicts()).doesNotContain("warn SPF_FLATTEN_DRIFT");
    if (flat.verdicts().contains("block SPF_FLATTEN_REFUSED")) {
      return;
    }
    flat.applied();
    var tree = tree(flat);
    assertThat(results(tree)).isEqualTo(results(tree(plain)));
    assertThat(tree.lookups()).isLessThanOrEqualTo(10);
    assertThat(flat.changes()).as("a second plan").isEmpty();
  }

  private static Example example(String flatten, String today, String[] one, String[] two) {
    return Example.declares(
            """
            senders: [{ include: one.example }, { include: two.example }]
            spf: { flatten: %s }
            """
                .formatted(flatten))
        .today(today)
        .elsewhere(vendor("one.example", one) + vendor("two.example", two));
  }

  private static String vendor(String name, String... networks) {
    var terms = Arrays.stream(networks).map(n -> " \"ip4:" + n + " \"").collect(joining());
    return "%s 300 TXT \"v=spf1 \"%s \"-all\"\n".formatted(name, terms);
  }

  private static String lock(String[] one, String[] two) {
    return """
    example.com:
      one.example: { resolved: 2026-11-25T10:00:00Z, addresses: [%s] }
      two.example: { resolved: 2026-11-25T10:00:00Z, addresses: [%s] }
    """
        .formatted(String.join(", ", one), String.join(", ", two));
  }

  /** Up to a few pieces full. */
  private static String[] networks(Random random) {
    return IntStream.range(0, 1 + random.nextInt(60))
        .mapToObj(i -> "192.0.2.%d/%d".formatted(random.nextInt(256), 24 + random.nextInt(9)))
        .toArray(String[]::new);
  }

  private static SpfTree tree(Example example) {
    return SpfTree.published(Name.of("example.com"), example.dns());
  }

  private static Map<Qualifier, IpSet> results(SpfTree tree) {
    var authorization = Authorization.of(tree);
    assertThat(authorization.problems()).isEmpty();
    return Arrays.stream(Qualifier.values())
        .collect(toMap(qualifier -> qualifier, authorization::addresses));
  }
}
