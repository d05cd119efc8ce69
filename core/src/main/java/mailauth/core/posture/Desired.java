package mailauth.core.posture;

import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.spf.Qualifier;
import mailauth.core.spf.Term;

/** A value that shall stand in DNS. */
public sealed interface Desired {
  RRsetKey key();

  Purpose purpose();

  /** In seconds; empty to keep today's, and never forced on foreign values. */
  Optional<Long> ttl();

  /**
   * A value known in full.
   *
   * @param owner who needs it, for people: a service's name or the YAML's key
   * @param excludes how other values of the RRset begin that cannot stand beside it; empty text for
   *     all that nobody declares
   */
  record Value(
      RRsetKey key,
      Purpose purpose,
      Optional<Long> ttl,
      Rdata data,
      String owner,
      Optional<String> excludes)
      implements Desired {
    public Value(RRsetKey key, Purpose purpose, Optional<Long> ttl, Rdata data, String owner) {
      this(key, purpose, ttl, data, owner, Optional.empty());
    }
  }

  /**
   * An SPF record; what it says in full depends on what stands there today.
   *
   * @param senders in the order of the YAML
   * @param all empty to keep today's
   * @param merge whether terms of others stay
   * @param flatten the includes to write out as addresses, in the order of the YAML
   */
  record Spf(
      Name name,
      Optional<Long> ttl,
      List<SpfSender> senders,
      Optional<Qualifier> all,
      boolean merge,
      List<FlattenedInclude> flatten)
      implements Desired {
    public Spf {
      senders = List.copyOf(senders);
      flatten = List.copyOf(flatten);
    }

    /** A record whose includes all stay. */
    public Spf(
        Name name,
        Optional<Long> ttl,
        List<SpfSender> senders,
        Optional<Qualifier> all,
        boolean merge) {
      this(name, ttl, senders, all, merge, List.of());
    }

    @Override
    public RRsetKey key() {
      return new RRsetKey(name, RecordType.TXT);
    }

    @Override
    public Purpose purpose() {
      return Purpose.SPF;
    }

    /** All senders' terms in order. */
    public List<Term> terms() {
      return senders.stream().flatMap(sender -> sender.terms().stream()).distinct().toList();
    }
  }
}
