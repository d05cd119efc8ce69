package mailauth.core.posture;

import java.util.List;
import java.util.Optional;
import mailauth.core.dane.ServerKey;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.mtasts.MtaStsPolicy;
import mailauth.core.mtasts.MtaStsRecord;
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
   * @param notes what was repaired in the YAML's value on the way, in sentences
   */
  record Value(
      RRsetKey key,
      Purpose purpose,
      Optional<Long> ttl,
      Rdata data,
      String owner,
      Optional<String> excludes,
      List<String> notes)
      implements Desired {
    public Value {
      notes = List.copyOf(notes);
    }

    /** A value that was taken as it was written. */
    public Value(
        RRsetKey key,
        Purpose purpose,
        Optional<Long> ttl,
        Rdata data,
        String owner,
        Optional<String> excludes) {
      this(key, purpose, ttl, data, owner, excludes, List.of());
    }

    /** The same with other data. */
    public Value saying(Rdata nowData) {
      return new Value(key, purpose, ttl, nowData, owner, excludes, notes);
    }

    /** A value that anything else may stand beside. */
    public Value(RRsetKey key, Purpose purpose, Optional<Long> ttl, Rdata data, String owner) {
      this(key, purpose, ttl, data, owner, Optional.empty());
    }
  }

  /**
   * The record that announces an MTA-STS policy.
   *
   * @param file where the policy goes for the web server to serve, as the YAML has it
   */
  record MtaSts(Name domain, Optional<Long> ttl, MtaStsPolicy policy, Optional<String> file)
      implements Desired {
    @Override
    public RRsetKey key() {
      return new RRsetKey(Name.of("_mta-sts").under(domain), RecordType.TXT);
    }

    @Override
    public Purpose purpose() {
      return Purpose.MTA_STS;
    }

    /** The record, whose id changes exactly when the policy does. */
    public Txt data() {
      return Txt.of(MtaStsRecord.of(policy).text());
    }
  }

  /**
   * The keys that a mail host may present: the current one, and those that come next.
   *
   * @param keys at least one, and none twice
   */
  record ServerKeys(Name host, Optional<Long> ttl, List<Rdata.Tlsa> keys) implements Desired {
    public ServerKeys {
      keys = keys.stream().distinct().toList();
    }

    @Override
    public RRsetKey key() {
      return new RRsetKey(ServerKey.owner(host), RecordType.TLSA);
    }

    @Override
    public Purpose purpose() {
      return Purpose.DANE;
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

    /** The same record with another {@code all}. */
    public Spf ending(Qualifier nowAll) {
      return new Spf(name, ttl, senders, Optional.of(nowAll), merge, flatten);
    }

    /** All senders' terms in order. */
    public List<Term> terms() {
      return senders.stream().flatMap(sender -> sender.terms().stream()).distinct().toList();
    }
  }
}
