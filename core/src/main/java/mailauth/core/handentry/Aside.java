package mailauth.core.handentry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;

/** The names at which a record lands that should be at another, each with what to do. */
final class Aside {
  private static final String UNDERSCORE =
      "the record is at %s, where an underscore is missing: enter the name as %s";
  private static final String ELSEWHERE = "the record is at %s: move it to %s";

  private final Name name;
  private final Name zone;
  private final Map<Name, Finding> places = new LinkedHashMap<>();

  private Aside(Name name, Name zone) {
    this.name = name;
    this.zone = zone;
  }

  /** The most likely first. */
  static Map<Name, Finding> of(Name name, Name zone) {
    var aside = new Aside(name, zone);
    aside.doubled();
    aside.withoutUnderscores();
    aside.elsewhere();
    aside.places.remove(name);
    return aside.places;
  }

  private void doubled() {
    add(
        name.text() + "." + zone.text(),
        Mistake.NAME_DOUBLED,
        "the record is at %s: the panel adds %s by itself, so enter the name as %s",
        zone.text(),
        name.isWithin(zone) ? name.relativeTo(zone) : name.text());
  }

  private void withoutUnderscores() {
    var labels = name.labels();
    add(name.text().replace("_", ""), Mistake.UNDERSCORE_MISSING, UNDERSCORE, name.text());
    for (int i = 0; i < labels.size(); i++) {
      if (labels.get(i).startsWith("_")) {
        var bare = new ArrayList<>(labels);
        bare.set(i, labels.get(i).substring(1));
        add(String.join(".", bare), Mistake.UNDERSCORE_MISSING, UNDERSCORE, name.text());
      }
    }
  }

  private void elsewhere() {
    var labels = name.labels();
    if (!name.equals(zone)) {
      add(zone.text(), Mistake.WRONG_NAME, ELSEWHERE, name.text());
    }
    if (labels.contains("_domainkey")) {
      List<String> without = labels.stream().filter(l -> !l.equals("_domainkey")).toList();
      add(String.join(".", without), Mistake.WRONG_NAME, ELSEWHERE, name.text());
    }
    if (name.equals(zone)) {
      add(
          "@." + zone.text(),
          Mistake.WRONG_NAME,
          "the record is at %s: the panel takes the @ for a name, so leave the name empty or"
              + " enter %s",
          zone.text());
      add("www." + zone.text(), Mistake.WRONG_NAME, ELSEWHERE, name.text());
    }
  }

  private void add(String place, Mistake mistake, String sentence, Object... values) {
    name(place)
        .ifPresent(at -> {
          var all = new ArrayList<Object>();
          all.add(at.text());
          all.addAll(List.of(values));
          places.putIfAbsent(at, Finding.of(mistake, sentence, all.toArray()));
        });
  }

  private static Optional<Name> name(String text) {
    try {
      return Optional.of(new Name(text));
    } catch (InvalidName e) {
      return Optional.empty();
    }
  }
}
