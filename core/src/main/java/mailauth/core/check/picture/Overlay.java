package mailauth.core.check.picture;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;

/** DNS as it will be once some RRsets have changed. */
record Overlay(Map<RRsetKey, Optional<RRset>> after, Dns below, Authorities servers)
    implements Dns {
  @Override
  public Answer query(Name name, RecordType type) {
    var changed = after.get(new RRsetKey(name, type));
    if (changed != null) {
      return answer(changed);
    }
    return after
        .getOrDefault(new RRsetKey(name, RecordType.CNAME), Optional.empty())
        .map(alias -> follow(alias, type))
        .orElseGet(() -> below.query(name, type));
  }

  /** What every server will say. */
  List<Authorities.ServerAnswer> ask(RRsetKey key) {
    var today = servers.ask(key);
    var changed = after.get(key);
    return changed == null
        ? today
        : today.stream()
            .map(at -> new Authorities.ServerAnswer(at.server(), answer(changed)))
            .toList();
  }

  private Answer follow(RRset alias, RecordType type) {
    var target = ((Rdata.Host) alias.records().getFirst()).name();
    return below.query(target, type) instanceof Answer.Found found
        ? new Answer.Found(found.rrset(), List.of(alias.name()))
        : below.query(target, type);
  }

  private static Answer answer(Optional<RRset> rrset) {
    return rrset
        .<Answer>map(present -> new Answer.Found(present, List.of()))
        .orElseGet(Answer.NoData::new);
  }
}
