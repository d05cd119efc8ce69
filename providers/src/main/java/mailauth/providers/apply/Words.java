package mailauth.providers.apply;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.plan.Change;

/** The sentences of an apply. */
final class Words {
  private Words() {}

  static String stale(Change change, Optional<RRset> now) {
    return "%s changed since the plan was made: it was %s and is %s"
        .formatted(change.key(), list(change.before()), list(Change.values(change.purpose(), now)));
  }

  static String list(List<Rdata> values) {
    return values.isEmpty()
        ? "not there"
        : values.stream().map(Rdata::toString).collect(joining(", "));
  }
}
