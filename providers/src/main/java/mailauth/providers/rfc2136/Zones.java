package mailauth.providers.rfc2136;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.providers.authority.AuthoritativeReply;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Reading;
import mailauth.providers.wire.NoReply;
import mailauth.providers.wire.Queries;
import mailauth.providers.wire.Records;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A primary's zones as queries show them: where they begin and what they answer. */
final class Zones {
  private final Primary primary;
  private final Refusal refusal;
  private final Map<Name, Name> cuts = new ConcurrentHashMap<>();
  private final Set<Name> apexes = ConcurrentHashMap.newKeySet();

  Zones(Primary primary, Refusal refusal) {
    this.primary = primary;
    this.refusal = refusal;
  }

  /**
   * The apex of the zone that holds a name; asked once a run.
   *
   * @throws HostException if the primary has none
   */
  Name of(Name name) {
    var known = cuts.get(name);
    if (known == null) {
      known = find(name);
      remember(name, known);
    }
    return known;
  }

  /** The nearest apex at or above a name that has been seen; asks only where there is none. */
  Name seenAbove(Name name) {
    return seen(name).orElseGet(() -> of(name));
  }

  /** Learns that a zone begins at a name, and that a name with records of its own is in it. */
  void learn(WholeZone zone, Collection<Name> names) {
    remember(zone.apex(), zone.apex());
    names.forEach(name -> cuts.put(name, zone.apex()));
  }

  boolean isSeenAbove(Name name) {
    return seen(name).isPresent();
  }

  private Optional<Name> seen(Name name) {
    var above = Optional.of(name);
    while (above.isPresent() && !apexes.contains(above.get())) {
      above = above.get().parent();
    }
    return above;
  }

  private void remember(Name name, Name apex) {
    cuts.put(name, apex);
    apexes.add(apex);
  }

  private Name find(Name name) {
    var reply = ask(List.of(Queries.startOfAuthority(name))).getFirst();
    check(reply, name);
    AuthoritativeReply.check(reply, name, primary.toString());
    var answer = reply.getSection(Section.ANSWER);
    if (Records.find(answer, name, RecordType.CNAME).isPresent()) {
      // No zone begins at a CNAME, and the SOA may be that of its target.
      return of(name.parent().orElseThrow());
    }
    return startOfAuthority(answer)
        .or(() -> startOfAuthority(reply.getSection(Section.AUTHORITY)))
        .orElseThrow(() -> new HostException("%s names no zone for %s".formatted(primary, name)));
  }

  private static Optional<Name> startOfAuthority(Iterable<Record> section) {
    for (var record : section) {
      if (record.getType() == Type.SOA) {
        return Optional.of(Records.name(record.getName()));
      }
    }
    return Optional.empty();
  }

  /** As {@link #answers}, for one. */
  Reading answer(RRsetKey key) {
    return answers(List.of(key)).getFirst();
  }

  /**
   * What the primary answers for names and types, be it by a wildcard; asked all at once.
   *
   * @return one reading for each, in order
   * @throws HostException if it does not answer one of them, or not with authority
   */
  List<Reading> answers(List<RRsetKey> keys) {
    var questions = new ArrayList<Message>(keys.size());
    keys.forEach(key -> questions.add(Queries.authoritative(key.name(), key.type())));
    var replies = ask(questions);
    var answers = new ArrayList<Reading>(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      answers.add(read(keys.get(i), replies.get(i)));
    }
    return answers;
  }

  private Reading read(RRsetKey key, Message reply) {
    check(reply, key.name());
    var reading = AuthoritativeReply.read(reply, key, primary.toString());
    if (reading instanceof Reading.Absent) {
      // Spares the question where the zone begins.
      startOfAuthority(reply.getSection(Section.AUTHORITY))
          .ifPresent(apex -> remember(key.name(), apex));
    }
    return reading;
  }

  private List<Message> ask(List<Message> questions) {
    try {
      return primary.ask(questions);
    } catch (NoReply e) {
      throw new HostException(e.getMessage(), e);
    }
  }

  private void check(Message reply, Name name) {
    int rcode = reply.getRcode();
    if (rcode != Rcode.NOERROR && rcode != Rcode.NXDOMAIN) {
      throw new HostException(refusal.ofQuestion(reply, name));
    }
  }
}
