package mailauth.core.spf.flattening;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.Txt;
import mailauth.core.spf.AnswerSize;
import mailauth.core.spf.SpfLimits;
import mailauth.core.spf.SpfRecord;
import mailauth.core.spf.authorization.Authorization;
import mailauth.core.spf.authorization.SpfTree;

/** A record without some of its includes, or why there is none. */
public sealed interface Flattening {

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
  record Piece(Name name, SpfRecord record) {}

  /**
   * The record that came out does not let exactly the same pass, and must not be published.
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
   */
  static Flattening of(
      Name domain, SpfRecord record, List<FlatInclude> includes, Collection<Txt> others, Dns dns) {
    var flat = includes.stream().filter(include -> !include.isKeptWhole()).toList();
    var targets = flat.stream().collect(toMap(FlatInclude::include, FlatInclude::record));
    var original = SpfTree.planned(domain, record.text(), 0, new Overlay(targets, dns));
    var draft = Layout.of(domain, record, original, flat).draft(others);
    var pieces = draft.pieces().stream().collect(toMap(Piece::name, Piece::record));
    var tree = SpfTree.planned(domain, draft.record().text(), 0, new Overlay(pieces, dns));
    return Proof.difference(Authorization.of(original), Authorization.of(tree))
        .or(() -> overLimit(tree))
        .<Flattening>map(Refused::new)
        .orElse(new Flattened(draft.record(), draft.pieces(), tree));
  }

  /** Pieces cost lookups too, and a record that receivers give up on lets nobody pass. */
  private static Optional<String> overLimit(SpfTree tree) {
    return tree.lookups() > SpfLimits.LOOKUPS || tree.voids().worst() > SpfLimits.VOID_LOOKUPS
        ? Optional.of("it would take more lookups than receivers do")
        : Optional.empty();
  }
}
