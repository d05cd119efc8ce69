package mailauth.providers.web;

import java.util.ArrayList;
import java.util.List;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;

/** What becomes of one record, at a host that keeps records each under an id. */
public sealed interface Edit {

  /** A new record; {@code data} as the host's notation writes it. */
  record Add(RRsetKey key, long ttl, String data) implements Edit {}

  /** A record that gets another TTL or content and stays otherwise as it is. */
  record Update(HostedRecord old, long ttl, String data) implements Edit {}

  record Delete(HostedRecord old) implements Edit {}

  /**
   * All edits of one step, in the order in which they do no harm one by one: what changes is
   * changed in place, what is new is added before what is old goes, and what stays is not touched.
   *
   * @throws IllegalArgumentException if the host takes no such data; the message continues a
   *     sentence about the host
   */
  static List<Edit> of(Step<List<HostedRecord>> step, Notation notation) {
    long ttl = step.wanted().map(RRset::ttl).orElse(0L);
    var missing = new ArrayList<>(step.wanted().map(RRset::records).orElse(List.of()));
    var surplus = new ArrayList<HostedRecord>();
    var edits = new ArrayList<Edit>();
    for (var each : step.standing().map(Holding::own).orElse(List.of())) {
      var data = notation.read(each.key().type(), each.content());
      boolean stays = step.wanted().filter(set -> set.records().contains(data)).isPresent();
      if (!stays) {
        surplus.add(each);
      } else {
        missing.remove(data);
        if (each.ttl() != ttl) {
          edits.add(new Update(each, ttl, each.content()));
        }
      }
    }
    var written = new ArrayList<>(missing.stream().map(notation::write).toList());
    while (!written.isEmpty() && !surplus.isEmpty()) {
      edits.add(new Update(surplus.removeFirst(), ttl, written.removeFirst()));
    }
    written.forEach(data -> edits.add(new Add(step.key(), ttl, data)));
    surplus.forEach(old -> edits.add(new Delete(old)));
    return edits;
  }
}
