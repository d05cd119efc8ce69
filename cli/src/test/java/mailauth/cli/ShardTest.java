package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mailauth.cli.project.Shard;
import mailauth.core.dns.Name;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fleet in parts: each domain is of just one, and stays there. */
class ShardTest {
  private static final List<Name> FLEET =
      IntStream.range(0, 2_000).mapToObj(i -> Name.of("d%05d.example".formatted(i))).toList();

  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli = ManyDomains.of(6, new Cli(folder));
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "7", "64"})
  void eachDomainIsOfOnePartAndPartsAreAlike(int of) {
    var sizes =
        IntStream.rangeClosed(1, of)
            .mapToLong(part -> FLEET.stream().filter(new Shard(part, of)::includes).count())
            .summaryStatistics();
    assertThat(sizes.getSum()).isEqualTo(FLEET.size());
    double fair = (double) FLEET.size() / of;
    // Six times the spread that chance has.
    assertThat(sizes.getMin()).isGreaterThan((long) (fair - 6 * Math.sqrt(fair)) - 1);
    assertThat(sizes.getMax()).isLessThan((long) (fair + 6 * Math.sqrt(fair)) + 1);
  }

  /** By Python's hashlib, and fixed: machines may run different versions of mailauth. */
  @ParameterizedTest
  @CsvSource({
    "example.com, 4, 2",
    "EXAMPLE.com., 4, 2",
    "example.org, 4, 3",
    "example.net, 4, 4",
    "räksmörgås.example, 4, 2",
    "xn--rksmrgs-5wao1o.example, 4, 2"
  })
  void theNameAloneTells(String name, int of, int part) {
    assertThat(
            IntStream.rangeClosed(1, of)
                .filter(i -> new Shard(i, of).includes(Name.of(name)))
                .boxed())
        .containsExactly(part);
  }

  @Test
  void partsOfAPlanMakeUpTheWhole() {
    assertThat(Stream.of("1/3", "2/3", "3/3").flatMap(part -> planned("--shard", part).stream()))
        .containsExactlyInAnyOrderElementsOf(planned())
        .hasSize(6);
  }

  @Test
  void otherOptionsChooseAmongAPart() {
    var part = planned("--shard", "1/2");
    assertThat(part).isNotEmpty().hasSizeLessThan(6);
    assertThat(planned("--shard", "1/2", "--domain", part.getFirst()))
        .containsExactly(part.getFirst());
    assertThat(planned("--shard", "2/2", "--domain", part.getFirst())).isEmpty();
  }

  @Test
  void applyWritesOnlyItsPartOfASavedPlanToo() {
    ManyDomains.of(3, cli);
    var saved = folder.resolve("plan.json").toString();
    cli.run("plan", "--out", saved);
    assertThat(cli.run("apply", saved, "--shard", "1/2", "--auto-approve").exitCode()).isZero();
    assertThat(planned()).isNotEmpty().containsExactlyElementsOf(planned("--shard", "2/2"));
    assertThat(cli.run("apply", "--shard", "2/2", "--auto-approve").exitCode()).isZero();
    assertThat(planned()).isEmpty();
  }

  @Test
  void checkLooksAtItsPart() {
    var names = new String[] {"check", "a.example", "b.example", "c.example", "d.example"};
    var all =
        Stream.of("1/2", "2/2")
            .map(part -> cli.run(with(names, "--shard", part)).out())
            .flatMap(text -> text.lines().filter(line -> line.contains("  grade ")))
            .map(line -> line.substring(0, line.indexOf(' ')));
    assertThat(all).containsExactlyInAnyOrder("a.example", "b.example", "c.example", "d.example");
    assertThat(cli.run(with(names, "--changed-since", "HEAD")).err())
        .startsWith("mailauth: --changed-since chooses among the YAML's domains: name none\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          0/4   | '0/4' is no part: the first part is 1/4 and the last 4/4
          5/4   | '5/4' is no part: the first part is 1/4 and the last 4/4
          1/0   | '1/0' is no part: there can be 1 to 10,000 parts
          2     | '2' is no part: write the part and how many there are, such as 1/4
          a/b   | 'a/b' is no part: write the part and how many there are, such as 1/4
          -1/4  | '-1/4' is no part: write the part and how many there are, such as 1/4
          """)
  void whatIsNoPartIsRefused(String written, String sentence) {
    for (var command : List.of("plan", "apply", "check")) {
      var ran = cli.run(command, "--shard=" + written);
      assertThat(ran.exitCode()).isEqualTo(64);
      assertThat(ran.err()).contains("--shard: " + sentence + "\n");
    }
  }

  /** The domains that would change. */
  private List<String> planned(String... options) {
    var ran = cli.run(with(new String[] {"plan"}, options));
    return ran.out()
        .lines()
        .filter(line -> line.endsWith(" (zonefile local)"))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .toList();
  }

  private static String[] with(String[] words, String... more) {
    return Stream.of(words, more).flatMap(Stream::of).toArray(String[]::new);
  }
}
