package mailauth.core.spf.authorization;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.spf.Directive;
import mailauth.core.spf.MacroString;
import mailauth.core.spf.Mechanism;
import mailauth.core.spf.PublishedSpf;
import mailauth.core.spf.SpfLimits;
import mailauth.core.spf.SpfRecord;
import mailauth.core.spf.TargetName;

/** A question whose answer a tree will need; equal ones are run once. */
sealed interface Errand {
  /** Asks, and names what to ask next. */
  List<Errand> run(Dns dns);

  /** The record of an include or redirect. */
  record Policy(Target target) implements Errand {
    @Override
    public List<Errand> run(Dns dns) {
      return TargetName.of(target.domain())
          .map(name -> PublishedSpf.in(dns.query(name, RecordType.TXT)))
          .<List<Errand>>map(policy ->
              policy instanceof PublishedSpf.One one ? of(one.parse().record(), target) : none())
          .orElse(none());
    }
  }

  /** The addresses of a host. */
  record Addresses(Name name, RecordType type) implements Errand {
    @Override
    public List<Errand> run(Dns dns) {
      dns.query(name, type);
      return List.of();
    }

    static List<Errand> of(Name name) {
      return List.of(new Addresses(name, RecordType.A), new Addresses(name, RecordType.AAAA));
    }
  }

  /** The mail hosts of a domain. */
  record MailHosts(Name name) implements Errand {
    @Override
    public List<Errand> run(Dns dns) {
      return dns.query(name, RecordType.MX).records().stream()
          .limit(SpfLimits.MX_HOSTS)
          .flatMap(rdata -> rdata instanceof Rdata.Mx mx ? Stream.of(mx.exchange()) : Stream.of())
          .filter(host -> !host.isRoot())
          .flatMap(host -> Addresses.of(host).stream())
          .toList();
    }
  }

  private static List<Errand> none() {
    return List.of();
  }

  /** What a record's terms need. */
  static List<Errand> of(SpfRecord record, Target target) {
    var errands = new ArrayList<Errand>();
    for (var directive : record.directives()) {
      if (directive.mechanism() instanceof Mechanism.All) {
        return errands;
      }
      errands.addAll(of(directive, target));
    }
    record.redirect().ifPresent(spec -> errands.addAll(policy(spec, target)));
    return errands;
  }

  private static List<Errand> of(Directive directive, Target target) {
    var mechanism = directive.mechanism();
    if (mechanism.domain().filter(spec -> !target.isFixed(spec)).isPresent()) {
      return List.of();
    }
    var name = target.name(mechanism.domain());
    return switch (mechanism) {
      case Mechanism.Include(var spec) -> policy(spec, target);
      case Mechanism.A a -> name.map(Addresses::of).orElse(List.of());
      case Mechanism.Mx mx ->
          name.<List<Errand>>map(n -> List.of(new MailHosts(n))).orElse(List.of());
      case Mechanism.Exists exists ->
          name.<List<Errand>>map(n -> List.of(new Addresses(n, RecordType.A))).orElse(List.of());
      case Mechanism.All all -> List.of();
      case Mechanism.Ip ip -> List.of();
      case Mechanism.Ptr ptr -> List.of();
    };
  }

  private static List<Errand> policy(MacroString spec, Target target) {
    return target.isFixed(spec) ? List.of(new Policy(target.at(target.text(spec)))) : List.of();
  }
}
