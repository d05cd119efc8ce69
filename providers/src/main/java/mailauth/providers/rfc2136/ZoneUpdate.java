package mailauth.providers.rfc2136;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.providers.host.Reading;
import mailauth.providers.host.Replacement;
import mailauth.providers.wire.Records;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/**
 * The replacements of one UPDATE in one zone: all of them happen or none, and none unless all is as
 * expected (RFC 2136 sections 2.4 and 3.2).
 */
record ZoneUpdate(Name zone, List<Replacement> replacements) {
  /** The most octets of a message over TCP, less what TSIG adds. */
  private static final int LARGEST = 65_535 - 1_024;

  /** In octets; with names, prerequisites and TSIG around it, such a value still fits a message. */
  static final int LONGEST_TXT = 63_000;

  /** What may stand at a name beside what we manage, and then keeps a CNAME out. */
  private static final List<Integer> DATA =
      List.of(
          Type.A,
          Type.AAAA,
          Type.CAA,
          Type.DNAME,
          Type.DS,
          Type.HTTPS,
          Type.MX,
          Type.NAPTR,
          Type.NS,
          Type.PTR,
          Type.SMIMEA,
          Type.SPF,
          Type.SRV,
          Type.SSHFP,
          Type.SVCB,
          Type.TLSA,
          Type.TXT,
          Type.URI);

  ZoneUpdate {
    replacements = List.copyOf(replacements);
  }

  /** This update, or as many as it takes for each to fit a message, in order. */
  Stream<ZoneUpdate> pieces() {
    int half = replacements.size() / 2;
    return half == 0 || fits()
        ? Stream.of(this)
        : Stream.of(replacements.subList(0, half), replacements.subList(half, replacements.size()))
            .flatMap(part -> new ZoneUpdate(zone, part).pieces());
  }

  /** Whether the host stands as this update expects it, as far as one replacement goes. */
  boolean expects(Replacement replacement, Reading reading) {
    return replacement
        .expected()
        .map(expected -> reading.found().filter(expected::sameRecords).isPresent())
        .orElseGet(() ->
            switch (reading) {
              case Reading.Present present -> false;
              case Reading.Absent absent -> true;
              case Reading.Alias(var cname) -> typesReplacedAt(cname.name()).contains(Type.CNAME);
            });
  }

  boolean fits() {
    return fits(message());
  }

  static boolean fits(Update message) {
    return message.toWire().length <= LARGEST;
  }

  /**
   * The message. Everything is deleted before anything is added, so that a CNAME can take a name
   * over; and RRsets are deleted whole, because Knot keeps the old TTL when records are only added.
   */
  Update message() {
    var update = new Update(Records.name(zone));
    for (var replacement : replacements) {
      expect(update, replacement);
    }
    var changes =
        replacements.stream().filter(each -> !each.expected().equals(each.wanted())).toList();
    for (var change : changes) {
      change.expected().ifPresent(old -> update.delete(Records.name(old.name()), type(change)));
    }
    for (var change : changes) {
      change.wanted().ifPresent(wanted -> Records.of(wanted).forEach(update::add));
    }
    return update;
  }

  private void expect(Update update, Replacement replacement) {
    var name = replacement.key().name();
    var expected = replacement.expected();
    if (expected.isPresent()) {
      Records.of(withoutTtl(expected.get())).forEach(update::present);
    } else if (wantsAlias(replacement) && typesReplacedAt(name).size() == 1) {
      update.absent(Records.name(name));
    } else {
      typesInTheWay(replacement).forEach(type -> update.absent(Records.name(name), type));
    }
  }

  /** A type stands in its own way, and beside an alias nothing stands (RFC 1034 section 3.6.2). */
  private List<Integer> typesInTheWay(Replacement replacement) {
    var types = new ArrayList<Integer>();
    if (replacement.wanted().isPresent()) {
      types.addAll(wantsAlias(replacement) ? DATA : List.of(Type.CNAME));
      types.removeAll(typesReplacedAt(replacement.key().name()));
    }
    types.add(type(replacement));
    return types;
  }

  private List<Integer> typesReplacedAt(Name name) {
    return replacements.stream()
        .filter(replacement -> replacement.key().name().equals(name))
        .map(ZoneUpdate::type)
        .toList();
  }

  static boolean wantsAlias(Replacement replacement) {
    return type(replacement) == Type.CNAME && replacement.wanted().isPresent();
  }

  private static int type(Replacement replacement) {
    return Records.type(replacement.key().type());
  }

  /** As prerequisites have it (RFC 2136 section 2.4.2). */
  private static RRset withoutTtl(RRset rrset) {
    return new RRset(rrset.name(), rrset.type(), 0, rrset.records());
  }
}
