package mailauth.core.spf.flattening;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.dns.Dns;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.dns.Txt;
import mailauth.core.ip.Cidr;
import mailauth.core.ip.IpSet;
import mailauth.core.spf.AnswerSize;
import mailauth.core.spf.Directive;
import mailauth.core.spf.Mechanism;
import mailauth.core.spf.SpfLimits;
import mailauth.core.spf.SpfRecord;
import mailauth.core.spf.authorization.Authorization;
import mailauth.core.spf.authorization.SpfTree;

/** A record without some of its includes, or why there is none. */
public sealed interface Flattening {
  /** The networks up to which an attempt makes sense: ten records hold a few hundred. */
  int MOST = 2_000;

  /**
   * The proof was made that the same may send.
   *
   * @param record for the domain itself
   * @param pieces further records that it includes, each within {@link AnswerSize#ADVISED}
   * @param tree of the new record, for its lookups and void lookups
   */
  record Flattened(SpfRecord record, List<Piece> pieces, SpfTree tree) implements Flattening {
    public Flattened {
      pieces = List.copyOf(pieces);
    }
  }

  /** One of the records {@code _spf1}, {@code _spf2} and so on below the domain. */
  record Piece(Name name, SpfRecord record) {
    /** The addresses that are written in it. */
    public IpSet addresses() {
      return IpSet.of(record.directives().stream().flatMap(Piece::network).toList());
    }

    private static Stream<Cidr> network(Directive directive) {
      return directive.mechanism() instanceof Mechanism.Ip(var cidr)
          ? Stream.of(cidr)
          : Stream.empty();
    }
  }

  /**
   * The record that came out must not be published: it does not let exactly the same pass, or
   * receivers would give up on it.
   *
   * @param reason a clause without a capital and a final stop
   */
  record Refused(String reason) implements Flattening {}

  /**
   * Writes includes out: into the record where its answer stays within {@link AnswerSize#ADVISED}
   * octets, else into pieces.
   *
   * @param record as the domain would publish it unflattened
   * @param includes to write out, resolved now or earlier; the others stay
   * @param others the TXT values at the domain that have nothing to do with SPF
   * @param standing the pieces that stand, in which addresses stay where they can
   */
  static Flattening of(
      Name domain,
      SpfRecord record,
      List<FlatInclude> includes,
      Collection<Txt> others,
      List<Piece> standing,
      Dns dns) {
    var flat = includes.stream().filter(include -> !include.isKeptWhole()).toList();
    if (flat.stream().mapToInt(include -> include.addresses().cidrs().size()).sum() > MOST) {
      return new Refused("more than %,d networks are behind the includes".formatted(MOST));
    }
    var targets = flat.stream().collect(toMap(FlatInclude::include, FlatInclude::record));
    var original = SpfTree.planned(domain, record.text(), 0, new Overlay(targets, dns));
    var layout = Layout.of(domain, record, original, flat);
    try {
      var kept = proven(domain, layout.draft(others, standing), original, dns);
      // Pieces that grew hollow may cost lookups that packing anew saves.
      return kept instanceof Refused && !standing.isEmpty()
          ? proven(domain, layout.draft(others, List.of()), original, dns)
          : kept;
    } catch (InvalidName e) {
      return new Refused("there is no room for records below the name: " + e.getMessage());
    }
  }

  private static Flattening proven(Name domain, Layout.Draft draft, SpfTree original, Dns dns) {
    var pieces = draft.pieces().stream().collect(toMap(Piece::name, Piece::record));
    var tree = SpfTree.planned(domain, draft.record().source(), 0, new Overlay(pieces, dns));
    return Proof.difference(Authorization.of(original), Authorization.of(tree))
        .or(() -> overLimit(tree, draft.pieces().size()))
        .<Flattening>map(Refused::new)
        .orElse(new Flattened(draft.record(), draft.pieces(), tree));
  }

  /** Pieces cost lookups too, and a record that receivers give up on lets nobody pass. */
  private static Optional<String> overLimit(SpfTree tree, int pieces) {
    if (tree.lookups() > SpfLimits.LOOKUPS) {
      return Optional.of(
          "the record would take %d lookups, %d of them for records of its own, and receivers make %d"
              .formatted(tree.lookups(), pieces, SpfLimits.LOOKUPS));
    }
    return tree.voids().worst() > SpfLimits.VOID_LOOKUPS
        ? Optional.of(
            "%d lookups would find nothing, and receivers take %d"
                .formatted(tree.voids().worst(), SpfLimits.VOID_LOOKUPS))
        : Optional.empty();
  }
}
