package mailauth.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.ip.Cidr;
import mailauth.core.ip.IpAddress;
import mailauth.core.ip.IpSet;
import mailauth.core.spf.authorization.Authorization;
import mailauth.core.spf.authorization.AuthorizationChange;
import mailauth.core.spf.authorization.SpfTree;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Two records of 50,000 networks each, which share some addresses and differ in others. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class SetAlgebra {
  private static final int RANGES = 50_000;
  private static final Name DOMAIN = Name.of("example.com");
  private static final Dns NONE = (name, type) -> new Answer.NoName();

  private List<Cidr> oldNetworks;
  private List<Cidr> newNetworks;
  private IpSet before;
  private IpSet after;
  private Authorization oldAuthorization;
  private Authorization newAuthorization;
  private String oldRecord;
  private String newRecord;

  @Setup
  public void makeUp() {
    oldNetworks = networks(1);
    newNetworks = networks(2);
    before = IpSet.of(oldNetworks);
    after = IpSet.of(newNetworks);
    oldRecord = record(oldNetworks);
    newRecord = record(newNetworks);
    oldAuthorization = authorization(oldRecord);
    newAuthorization = authorization(newRecord);
    if (before.ranges().size() != RANGES || after.ranges().size() != RANGES) {
      throw new IllegalStateException("the ranges touch");
    }
  }

  /** Union, intersection, both differences, and the fewest networks that hold each. */
  @Benchmark
  public int algebra() {
    return before.union(after).cidrs().size()
        + before.intersect(after).cidrs().size()
        + before.minus(after).cidrs().size()
        + after.minus(before).cidrs().size();
  }

  /** Who gains and who loses, by the term that each address belongs to. */
  @Benchmark
  public AuthorizationChange change() {
    return AuthorizationChange.between(oldAuthorization, newAuthorization);
  }

  /** The same from the records' text on. */
  @Benchmark
  public AuthorizationChange fromText() {
    return AuthorizationChange.between(authorization(oldRecord), authorization(newRecord));
  }

  private static Authorization authorization(String record) {
    return Authorization.of(SpfTree.planned(DOMAIN, record, 0, NONE));
  }

  /** A /25 in most blocks of a /23 each, shuffled; the other half of a block is a gap. */
  private static List<Cidr> networks(long seed) {
    var random = new Random(seed);
    var blocks = IntStream.range(0, RANGES).boxed().toList();
    var shuffled = new ArrayList<>(blocks);
    Collections.shuffle(shuffled, random);
    return shuffled.stream()
        .map(block -> {
          long first = 0x0b000000L + block * 512L + random.nextInt(2) * 128L;
          return new Cidr(new IpAddress(IpAddress.Family.IPV4, 0, first), 25);
        })
        .toList();
  }

  private static String record(List<Cidr> networks) {
    var text = new StringBuilder("v=spf1");
    networks.forEach(network -> text.append(" ip4:").append(network));
    return text.append(" -all").toString();
  }
}
