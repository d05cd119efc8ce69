package mailauth.providers.web;

import java.util.List;
import java.util.Optional;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.providers.host.Reading;
import mailauth.providers.host.Replacement;

/** What stands at one name. */
record View<N>(List<Holding<N>> holdings) {

  Optional<Holding<N>> holding(RRsetKey key) {
    return holdings.stream().filter(holding -> holding.key().equals(key)).findFirst();
  }

  Reading reading(RRsetKey key) {
    var rrset = rrset(key);
    if (rrset.isPresent()) {
      return new Reading.Present(rrset.get());
    }
    return rrset(new RRsetKey(key.name(), RecordType.CNAME))
        .<Reading>map(Reading.Alias::new)
        .orElseGet(Reading.Absent::new);
  }

  private Optional<RRset> rrset(RRsetKey key) {
    return holding(key).flatMap(Holding::rrset);
  }

  /** What keeps a replacement from being written that is done together with others. */
  Optional<RRsetKey> inTheWay(Replacement replacement, List<Replacement> together) {
    var key = replacement.key();
    boolean alias = key.type() == RecordType.CNAME;
    return replacement
        .wanted()
        .flatMap(wanted ->
            holdings.stream()
                .filter(other -> other.rrset().isPresent())
                .map(Holding::key)
                .filter(other -> !other.equals(key))
                .filter(other -> alias || other.type() == RecordType.CNAME)
                .filter(other -> together.stream().noneMatch(each -> each.key().equals(other)))
                .findFirst());
  }
}
