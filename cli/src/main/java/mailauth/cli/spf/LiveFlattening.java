package mailauth.cli.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.ip.IpSet;
import mailauth.core.spf.Directive;
import mailauth.core.spf.Mechanism;
import mailauth.core.spf.PublishedSpf;
import mailauth.core.spf.SpfRecord;
import mailauth.core.spf.TargetName;
import mailauth.core.spf.authorization.Branch;
import mailauth.core.spf.authorization.Extent;
import mailauth.core.spf.authorization.SpfTree;
import mailauth.core.spf.flattening.FlatInclude;
import mailauth.core.spf.flattening.Flattening;
import mailauth.core.spf.flattening.Resolution;
import mailauth.providers.host.HostException;

/** Flattens all includes of a record as it stands. */
public final class LiveFlattening {
  private LiveFlattening() {}

  /**
   * Resolves and flattens.
   *
   * @throws HostException if there is no record to flatten
   */
  public static FlatView of(Name name, Dns dns) {
    var tree = SpfTree.published(name, dns);
    if (!(tree.policy() instanceof PublishedSpf.One one)) {
      throw new HostException(
          "the SPF record of %s cannot be flattened: %s"
              .formatted(name, String.join("; ", Notes.of(tree.policy()))));
    }
    var parts = new ArrayList<FlatPart>();
    tree.branches().forEach(branch -> part(name, branch, dns).ifPresent(parts::add));
    var includes = parts.stream().flatMap(part -> part.found().stream()).distinct().toList();
    var others = others(name, dns);
    var outcome = Flattening.of(name, one.parse().record(), includes, others, List.of(), dns);
    return new FlatView(name, tree, parts, outcome, others, false);
  }

  private static Optional<FlatPart> part(Name name, Branch branch, Dns dns) {
    if (!(branch.term() instanceof Directive directive
        && directive.mechanism() instanceof Mechanism.Include(var spec))) {
      return Optional.empty();
    }
    return target(branch, spec.text())
        .map(target -> {
          var live =
              branch.extent() instanceof Extent.BySender
                  ? kept(target)
                  : Resolution.of(name, target, dns);
          return new FlatPart(target.text(), target, Optional.empty(), live);
        });
  }

  /** Where an include leads; its text where that depends on the sender. */
  private static Optional<Name> target(Branch branch, String text) {
    return TargetName.of(
        branch.extent() instanceof Extent.Policy(var below) ? below.domain() : text);
  }

  private static Resolution kept(Name target) {
    return new Resolution.Flat(
        new FlatInclude(target, IpSet.EMPTY, List.of(target)),
        Map.of(target, "it depends on the message, so it has no addresses to write down"));
  }

  private static List<Txt> others(Name name, Dns dns) {
    return dns.query(name, RecordType.TXT).records().stream()
        .flatMap(rdata -> rdata instanceof Txt txt ? Stream.of(txt) : Stream.empty())
        .filter(txt -> !SpfRecord.isSpf(txt.joined()))
        .toList();
  }
}
