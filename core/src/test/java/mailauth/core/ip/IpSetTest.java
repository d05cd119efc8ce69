package mailauth.core.ip;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Checks the algebra against bit sets over 64 addresses, at the edges of each family. */
class IpSetTest {
  private static final int UNIVERSE = 64;

  /** Where the 64 addresses begin; the last one crosses from the low to the high 64 bits. */
  enum Base {
    LOWEST("0.0.0.0"),
    HIGHEST("255.255.255.192"),
    LOWEST_V6("::"),
    HIGHEST_V6("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffc0"),
    MIDDLE_V6("2001:db8::ffff:ffff:ffff:ffe0");

    private final BigInteger first;
    private final int octets;

    Base(String first) {
      var ip = IpAddress.parse(first).orElseThrow().octets();
      this.first = new BigInteger(1, ip);
      this.octets = ip.length;
    }

    IpAddress at(int index) {
      var number = first.add(BigInteger.valueOf(index)).toByteArray();
      var padded = new byte[octets];
      for (int i = 1; i <= Math.min(octets, number.length); i++) {
        padded[octets - i] = number[number.length - i];
      }
      return IpAddress.ofOctets(padded);
    }

    IpSet set(BitSet bits) {
      return new IpSet(bits.stream().mapToObj(this::at).map(ip -> new IpRange(ip, ip)).toList());
    }
  }

  @Provide
  Arbitrary<BitSet> bits() {
    var range =
        Combinators.combine(
                Arbitraries.integers().between(0, UNIVERSE - 1),
                Arbitraries.integers().between(0, UNIVERSE / 4))
            .as((from, length) -> IntStream.rangeClosed(from, Math.min(from + length, 63)));
    return range.list().ofMaxSize(6).map(ranges -> BitSet.valueOf(new long[] {mask(ranges)}));
  }

  private static long mask(List<IntStream> ranges) {
    return ranges.stream().flatMapToInt(r -> r).mapToLong(i -> 1L << i).reduce(0, (a, b) -> a | b);
  }

  @Property
  void unionHoldsWhatEitherHolds(
      @ForAll Base base, @ForAll("bits") BitSet a, @ForAll("bits") BitSet b) {
    var expected = (BitSet) a.clone();
    expected.or(b);
    assertThat(base.set(a).union(base.set(b))).isEqualTo(base.set(expected));
  }

  @Property
  void intersectionHoldsWhatBothHold(
      @ForAll Base base, @ForAll("bits") BitSet a, @ForAll("bits") BitSet b) {
    var expected = (BitSet) a.clone();
    expected.and(b);
    assertThat(base.set(a).intersect(base.set(b))).isEqualTo(base.set(expected));
  }

  @Property
  void differenceHoldsWhatOnlyTheFirstHolds(
      @ForAll Base base, @ForAll("bits") BitSet a, @ForAll("bits") BitSet b) {
    var expected = (BitSet) a.clone();
    expected.andNot(b);
    assertThat(base.set(a).minus(base.set(b))).isEqualTo(base.set(expected));
    assertThat(base.set(a).containsAll(base.set(b))).isEqualTo(b.stream().allMatch(a::get));
  }

  @Property
  void everyAddressIsFoundAndCounted(@ForAll Base base, @ForAll("bits") BitSet a) {
    var set = base.set(a);
    assertThat(IntStream.range(0, UNIVERSE).filter(i -> set.contains(base.at(i))))
        .containsExactlyElementsOf(a.stream().boxed().toList());
    assertThat(set.size()).isEqualTo(a.cardinality());
  }

  @Property
  void whoClaimsFirstKeeps(@ForAll Base base, @ForAll("claims") List<BitSet> series) {
    var claims = new IpClaims();
    var taken = IpSet.EMPTY;
    for (var bits : series) {
      var set = base.set(bits);
      assertThat(claims.claim(set)).isEqualTo(set.minus(taken));
      taken = taken.union(set);
      assertThat(claims.claimed()).isEqualTo(taken);
    }
  }

  @Provide
  Arbitrary<List<BitSet>> claims() {
    return bits().list().ofMaxSize(5);
  }

  @Property
  void theCoverIsExactAndMinimal(@ForAll Base base, @ForAll("bits") BitSet a) {
    var cover = base.set(a).cidrs();
    assertThat(IpSet.of(cover)).isEqualTo(base.set(a));
    assertThat(cover).hasSize(fewest(a, 0, UNIVERSE));
  }

  /** The size of a minimal cover, found by halving: all of a block, or the best of its halves. */
  private static int fewest(BitSet bits, int from, int size) {
    int count = bits.get(from, from + size).cardinality();
    if (count == 0 || count == size) {
      return count == 0 ? 0 : 1;
    }
    return fewest(bits, from, size / 2) + fewest(bits, from + size / 2, size / 2);
  }

  @Example
  void familiesStayApart() {
    var everything = IpSet.of(cidr("0.0.0.0/0"), cidr("::/0"));
    assertThat(everything.cidrs()).containsExactly(cidr("0.0.0.0/0"), cidr("::/0"));
    assertThat(everything.minus(IpSet.of(cidr("0.0.0.0/0")))).hasToString("::/0");
    assertThat(everything.only(IpAddress.Family.IPV4)).hasToString("0.0.0.0/0");
    assertThat(everything.size()).isEqualTo(BigInteger.TWO.pow(128).add(BigInteger.TWO.pow(32)));
  }

  @Example
  void neighboursJoin() {
    assertThat(IpSet.of(cidr("192.0.2.0/25"), cidr("192.0.2.128/25"), cidr("192.0.2.7")))
        .hasToString("192.0.2.0/24");
  }

  @Example
  void aHundredThousandRangesTakeNoQuadraticTime() {
    var even = every(2, 100_000);
    var third = every(3, 100_000);
    var start = System.nanoTime();
    var union = even.union(third);
    assertThat(union.minus(third).union(even.intersect(third))).isEqualTo(even);
    assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
  }

  private static IpSet every(int step, int count) {
    return IpSet.of(
        Stream.iterate(0L, i -> i + step)
            .limit(count)
            .map(i -> new Cidr(new IpAddress(IpAddress.Family.IPV4, 0, i), 32))
            .toList());
  }

  private static Cidr cidr(String text) {
    return Cidr.parse(text).orElseThrow();
  }
}
