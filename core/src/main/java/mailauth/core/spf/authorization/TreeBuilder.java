package mailauth.core.spf.authorization;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.ip.IpSet;
import mailauth.core.spf.Directive;
import mailauth.core.spf.DualCidr;
import mailauth.core.spf.MacroString;
import mailauth.core.spf.Mechanism;
import mailauth.core.spf.Modifier;
import mailauth.core.spf.PublishedSpf;
import mailauth.core.spf.SpfLimits;
import mailauth.core.spf.SpfRecord;
import mailauth.core.spf.TargetName;
import mailauth.core.spf.authorization.Problem.Cause;

/** Builds a tree from the top, out of answers that are there already. */
final class TreeBuilder {
  /** The terms asking DNS after which a tree is given up; receivers give up after ten. */
  private static final int MAX_TERMS = 200;

  private static final Voids BOTH = new Voids(1, 1);

  private final Memo memo;
  private final Set<Name> above = new HashSet<>();
  private int terms;

  private TreeBuilder(Memo memo) {
    this.memo = memo;
  }

  static SpfTree build(Name domain, PublishedSpf policy, Memo memo) {
    var target = new Target(domain.text(), domain.text());
    if (policy instanceof PublishedSpf.One one) {
      Scout.run(Errand.of(one.parse().record(), target), memo);
    }
    return new TreeBuilder(memo).tree(domain, target, policy);
  }

  private SpfTree tree(Name name, Target target, PublishedSpf policy) {
    above.add(name);
    var branches =
        policy instanceof PublishedSpf.One one
            ? branches(one.parse().record(), target)
            : List.<Branch>of();
    above.remove(name);
    return new SpfTree(target.domain(), policy, branches);
  }

  private List<Branch> branches(SpfRecord record, Target target) {
    var branches = new ArrayList<Branch>();
    for (var term : record.terms()) {
      if (term instanceof Directive directive) {
        branches.add(new Branch(directive, extent(directive.mechanism(), target)));
        if (directive.mechanism() instanceof Mechanism.All) {
          return branches;
        }
      }
    }
    for (var term : record.terms()) {
      if (term instanceof Modifier modifier && modifier.isRedirect()) {
        branches.add(new Branch(modifier, counted(() -> policy(modifier.value(), target))));
      }
    }
    return branches;
  }

  private Extent extent(Mechanism mechanism, Target target) {
    return switch (mechanism) {
      case Mechanism.All() -> Extent.Addresses.literal(IpSet.EVERYTHING);
      case Mechanism.Ip(var network) -> Extent.Addresses.literal(IpSet.of(network));
      case Mechanism.Include(var spec) -> counted(() -> policy(spec, target));
      case Mechanism.A(var spec, var lengths) ->
          counted(() -> onName(spec, target, name -> a(name, lengths)));
      case Mechanism.Mx(var spec, var lengths) ->
          counted(() -> onName(spec, target, name -> mx(name, lengths)));
      case Mechanism.Exists(var spec) ->
          counted(() -> onName(Optional.of(spec), target, this::exists));
      case Mechanism.Ptr ptr -> counted(Extent.BySender::new);
    };
  }

  private interface Question {
    Extent ask();
  }

  private interface OnName {
    Extent ask(Name name);
  }

  private Extent counted(Question question) {
    return ++terms > MAX_TERMS
        ? new Extent.Unknown(Cause.TOO_MUCH, "more than %d terms ask DNS".formatted(MAX_TERMS))
        : question.ask();
  }

  private Extent onName(Optional<MacroString> spec, Target target, OnName question) {
    if (spec.filter(s -> !target.isFixed(s)).isPresent()) {
      return new Extent.BySender();
    }
    return target.name(spec).map(question::ask).orElse(Extent.Addresses.literal(IpSet.EMPTY));
  }

  private Extent a(Name name, DualCidr lengths) {
    return new HostAddresses(memo).add(name, lengths).extent();
  }

  private Extent mx(Name name, DualCidr lengths) {
    var addresses = new HostAddresses(memo);
    var hosts = addresses.ask(name, RecordType.MX, BOTH);
    if (hosts.size() > SpfLimits.MX_HOSTS) {
      return new Extent.Unknown(
          Cause.TOO_MUCH,
          "%s has %d mail hosts; at most 10 are allowed".formatted(name, hosts.size()));
    }
    hosts.stream()
        .flatMap(rdata -> rdata instanceof Rdata.Mx mx ? Stream.of(mx.exchange()) : Stream.of())
        .filter(host -> !host.isRoot())
        .forEach(host -> addresses.add(host, lengths));
    return addresses.extent();
  }

  private Extent exists(Name name) {
    var addresses = new HostAddresses(memo);
    boolean found = !addresses.ask(name, RecordType.A, BOTH).isEmpty();
    return addresses.extent(found ? IpSet.EVERYTHING : IpSet.EMPTY);
  }

  private Extent policy(MacroString spec, Target target) {
    if (!target.isFixed(spec)) {
      return new Extent.BySender();
    }
    var domain = target.text(spec);
    var name = TargetName.of(domain);
    if (name.isEmpty()) {
      return new Extent.Unknown(Cause.NO_RECORD, "\"%s\" is no domain name".formatted(domain));
    }
    if (above.contains(name.get())) {
      return new Extent.Unknown(Cause.LOOP, "%s includes itself".formatted(domain));
    }
    var policy = PublishedSpf.in(memo.query(name.get(), RecordType.TXT));
    return switch (policy) {
      case PublishedSpf.Missing() ->
          new Extent.Unknown(Cause.NO_RECORD, "%s has no SPF record".formatted(domain));
      case PublishedSpf.Several(var records) ->
          new Extent.Unknown(
              Cause.NO_RECORD, "%s has %d SPF records".formatted(domain, records.size()));
      case PublishedSpf.Unknown(var reason) ->
          new Extent.Unknown(Cause.NO_ANSWER, "%s TXT: %s".formatted(domain, reason));
      case PublishedSpf.One one -> new Extent.Policy(tree(name.get(), target.at(domain), one));
    };
  }
}
