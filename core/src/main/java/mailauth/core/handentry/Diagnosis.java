package mailauth.core.handentry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.plan.Change;

/** Why an entry does not stand as it should, as one server shows it. */
public final class Diagnosis {
  private final Name zone;
  private final Dns dns;

  /**
   * A diagnosis.
   *
   * @param zone that the panel may have appended to names
   * @param dns a server, or a resolver
   */
  public Diagnosis(Name zone, Dns dns) {
    this.zone = zone;
    this.dns = dns;
  }

  /** What is wrong with an entry; empty if it stands. */
  public Optional<Finding> of(HandEntry entry) {
    var answer = dns.query(entry.key().name(), entry.key().type());
    if (answer instanceof Answer.Failed(var reason)) {
      return Optional.of(new Finding(Mistake.UNANSWERED, reason));
    }
    var rrset = rrset(answer, entry.key().name());
    return entry.isRight(rrset) ? Optional.empty() : Optional.of(wrong(entry, rrset));
  }

  /** What an answer holds at the very name. */
  private static Optional<RRset> rrset(Answer answer, Name name) {
    return answer instanceof Answer.Found(var found, var aliases)
            && aliases.isEmpty()
            && found.name().equals(name)
        ? Optional.of(found)
        : Optional.empty();
  }

  private Finding wrong(HandEntry entry, Optional<RRset> rrset) {
    if (entry.wanted().isEmpty()) {
      return Finding.of(
          Mistake.NOT_REMOVED, "the record is still there: delete it, or wait if you just did");
    }
    var here = rrset.map(RRset::records).orElse(List.of());
    var mine = Change.values(entry.purpose(), rrset);
    return second(entry, mine)
        .or(() -> garbled(entry, here))
        .or(() -> old(entry, mine))
        .or(() -> ofType(entry))
        .or(() -> aside(entry))
        .orElseGet(() -> rest(entry, mine));
  }

  private static Optional<Finding> second(HandEntry entry, List<Rdata> mine) {
    if (mine.size() < 2 || entry.wanted().size() != 1) {
      return Optional.empty();
    }
    var wanted = entry.wanted().getFirst();
    boolean isThere = mine.stream().anyMatch(value -> same(value, wanted));
    var others = mine.stream().filter(value -> !same(value, wanted)).map(Object::toString).toList();
    return Optional.of(
        isThere
            ? Finding.of(
                Mistake.SECOND_RECORD,
                "it is there, but beside another that receivers then refuse as well: delete %s",
                String.join(" and ", others))
            : Finding.of(
                Mistake.SECOND_RECORD,
                "there are %d records where only one may be: edit one, and delete the others: %s",
                mine.size(),
                String.join(" and ", others)));
  }

  private static boolean same(Rdata value, Rdata wanted) {
    return (value instanceof Txt these && wanted instanceof Txt those)
        ? these.joined().equals(those.joined())
        : value.equals(wanted);
  }

  private Optional<Finding> garbled(HandEntry entry, List<Rdata> here) {
    return entry.wanted().stream()
        .flatMap(wanted -> here.stream().flatMap(seen -> garbled(wanted, seen).stream()))
        .findFirst();
  }

  private Optional<Finding> garbled(Rdata wanted, Rdata seen) {
    if (wanted instanceof Txt text && seen instanceof Txt other) {
      return Garble.of(text.text(), other.text());
    }
    return target(wanted)
        .flatMap(name -> target(seen).filter(other -> isDoubled(other, name)))
        .map(other ->
            Finding.of(
                Mistake.TARGET_DOUBLED,
                "the target became %s: the panel appends %s to names without a dot at the end, so"
                    + " enter the target with it: %s",
                other,
                zone,
                target(wanted).orElseThrow().absolute()));
  }

  private static Optional<Name> target(Rdata value) {
    return switch (value) {
      case Rdata.Host host -> Optional.of(host.name());
      case Rdata.Mx mx -> Optional.of(mx.exchange());
      case Rdata.Address address -> Optional.empty();
      case Rdata.Tlsa tlsa -> Optional.empty();
      case Txt txt -> Optional.empty();
    };
  }

  private boolean isDoubled(Name seen, Name wanted) {
    return seen.text().equals(wanted.text() + "." + zone.text());
  }

  private static Optional<Finding> old(HandEntry entry, List<Rdata> mine) {
    return !mine.isEmpty() && entry.standing().equals(mine)
        ? Optional.of(
            Finding.of(
                Mistake.STILL_OLD,
                "it still says %s: change that to %s, or wait if you just did",
                words(mine),
                words(entry.wanted())))
        : Optional.empty();
  }

  private Optional<Finding> ofType(HandEntry entry) {
    var wanted = entry.key().type();
    return Stream.of(RecordType.TXT, RecordType.CNAME, RecordType.SPF)
        .filter(type -> type != wanted)
        .filter(type -> found(entry.key().name(), type).stream().anyMatch(v -> typed(entry, v)))
        .findFirst()
        .map(type ->
            Finding.of(
                Mistake.WRONG_TYPE,
                "it is there as a %s record: delete that, and add it as %s",
                type,
                wanted));
  }

  private List<Rdata> found(Name name, RecordType type) {
    return rrset(dns.query(name, type), name).map(RRset::records).orElse(List.of());
  }

  /** Whether a value of another type, or at another name, is the one that was meant. */
  private boolean typed(HandEntry entry, Rdata seen) {
    if (seen instanceof Rdata.Host && entry.key().type() == RecordType.TXT) {
      return true; // a CNAME excludes the text, whatever it says
    }
    return entry.wanted().stream()
        .anyMatch(wanted ->
            same(seen, wanted)
                || garbled(wanted, seen).isPresent()
                || (seen instanceof Txt text
                    && undotted(text.text()).equals(undotted(wanted.toString()))));
  }

  private static String undotted(String text) {
    var bare = text.replace("\"", "").strip();
    return bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
  }

  private Optional<Finding> aside(HandEntry entry) {
    return Aside.of(entry.key().name(), zone).entrySet().stream()
        .filter(place ->
            Stream.of(entry.key().type(), RecordType.TXT)
                .distinct()
                .flatMap(type -> found(place.getKey(), type).stream())
                .anyMatch(seen -> typed(entry, seen)))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static Finding rest(HandEntry entry, List<Rdata> mine) {
    return mine.isEmpty()
        ? Finding.of(Mistake.ABSENT, "it is not there: add it, or wait if you just did")
        : Finding.of(
            Mistake.DIFFERENT, "it says %s and should say %s", words(mine), words(entry.wanted()));
  }

  private static String words(List<Rdata> values) {
    return String.join(" and ", values.stream().map(Object::toString).toList());
  }
}
