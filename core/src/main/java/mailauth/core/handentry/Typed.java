package mailauth.core.handentry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.Txt;

/**
 * One record as it is typed into a panel's fields.
 *
 * @param name empty text for a field that stays empty
 * @param ttl in seconds
 * @param priority of an MX record, where it has a field of its own
 * @param warnings why the panel may not take it, in sentences
 */
public record Typed(
    String type,
    String name,
    String value,
    long ttl,
    Optional<Integer> priority,
    List<String> warnings) {
  public Typed {
    warnings = List.copyOf(warnings);
  }

  /** The records of an entry, as a panel wants them: what shall stand, else what shall go. */
  public static List<Typed> all(HandEntry entry, Name zone, Panel panel) {
    var values = entry.wanted().isEmpty() ? entry.standing() : entry.wanted();
    return values.stream().map(value -> of(entry, value, zone, panel)).toList();
  }

  private static Typed of(HandEntry entry, Rdata value, Name zone, Panel panel) {
    boolean split = value instanceof Rdata.Mx && panel.splitPriority();
    return new Typed(
        entry.key().type().name(),
        panel.names().write(entry.key().name(), zone, panel.apex()),
        value(value, zone, panel, split),
        Math.max(entry.ttl(), panel.minimumTtl()),
        split ? Optional.of(((Rdata.Mx) value).preference()) : Optional.empty(),
        warnings(entry, value, panel));
  }

  /** A value as a panel wants it, an MX record's preference included unless it is split off. */
  public static String value(Rdata value, Name zone, Panel panel, boolean split) {
    return switch (value) {
      case Txt txt -> panel.txt().write(txt);
      case Rdata.Host host -> panel.targets().write(host.name(), zone, panel.apex());
      case Rdata.Mx mx -> {
        var host = panel.targets().write(mx.exchange(), zone, panel.apex());
        yield split ? host : mx.preference() + " " + host;
      }
      case Rdata.Address address -> address.toString();
      case Rdata.Tlsa tlsa -> tlsa.toString();
    };
  }

  private static List<String> warnings(HandEntry entry, Rdata value, Panel panel) {
    var warnings = new ArrayList<String>();
    RRsetKey key = entry.key();
    if (entry.task() == Task.RIGHT || entry.task() == Task.REMOVE) {
      return warnings;
    }
    if (panel.lacking().contains(key.type().name())) {
      warnings.add("%s takes no %s records.".formatted(panel.title(), key.type()));
    }
    int octets = value instanceof Txt txt ? txt.joined().length() : 0;
    if (panel.longestTxt() > 0 && octets > panel.longestTxt()) {
      warnings.add(
          "%s takes values of up to %d characters, and this one has %d."
              .formatted(panel.title(), panel.longestTxt(), octets));
    }
    if (entry.ttl() < panel.minimumTtl()) {
      warnings.add(
          "%s takes no TTL below %d, so that %d stands here."
              .formatted(panel.title(), panel.minimumTtl(), panel.minimumTtl()));
    }
    return warnings;
  }
}
