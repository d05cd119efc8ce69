package mailauth.core.spf.authorization;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;
import mailauth.core.spf.PublishedSpf;
import mailauth.core.spf.SpfParse;

/**
 * A record with all it includes.
 *
 * @param domain whose record it is, for {@code %{d}}
 * @param policy what stands there; its sound terms count even where others are faulty
 * @param branches its directives up to {@code all}, or all of them and the redirect
 */
public record SpfTree(String domain, PublishedSpf policy, List<Branch> branches) {
  public SpfTree {
    branches = List.copyOf(branches);
  }

  /** The tree of what a domain publishes. Asks DNS each question once, many at a time. */
  public static SpfTree published(Name domain, Dns dns) {
    var memo = new Memo(dns);
    return TreeBuilder.build(domain, PublishedSpf.in(memo.query(domain, RecordType.TXT)), memo);
  }

  /**
   * The tree of a record that need not be published.
   *
   * @param octets the record
   * @param ttl its TTL in seconds
   */
  public static SpfTree planned(Name domain, String octets, long ttl, Dns dns) {
    var policy = new PublishedSpf.One(octets, SpfParse.parse(octets), ttl);
    return TreeBuilder.build(domain, policy, new Memo(dns));
  }

  /** The terms that ask DNS, if none of them matches; above 10, receivers answer permerror. */
  public int lookups() {
    return branches.stream().mapToInt(Branch::lookups).sum();
  }

  /** The void lookups, if no term matches; above 2, receivers answer permerror. */
  public Voids voids() {
    return branches.stream().map(Branch::voids).reduce(Voids.NONE, Voids::plus);
  }

  /** The least TTL of all answers, in seconds. */
  public OptionalLong ttl() {
    var own = policy instanceof PublishedSpf.One one ? LongStream.of(one.ttl()) : LongStream.of();
    var below = branches.stream().flatMapToLong(branch -> branch.ttl().stream());
    return LongStream.concat(own, below).min();
  }
}
