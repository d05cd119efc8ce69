package mailauth.core.check.dkim;

import java.util.List;
import java.util.Optional;
import mailauth.core.check.issue.Issues;
import mailauth.core.check.picture.Picture;
import mailauth.core.check.picture.Selector;
import mailauth.core.dkim.DkimRecord;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Purpose;

/**
 * The keys below {@code _domainkey}. Selectors cannot be listed, only guessed, so that nothing is
 * ever said of a guess that misses.
 */
public final class DkimChecks {
  private final Picture picture;
  private final Issues issues;
  private final RRsetKey root;

  private DkimChecks(Picture picture, Issues issues) {
    this.picture = picture;
    this.issues = issues;
    this.root = picture.txt("_domainkey");
  }

  public static void run(Picture picture, Issues issues) {
    new DkimChecks(picture, issues).run();
  }

  private void run() {
    var wildcard = picture.ask(Picture.nobodyBelow(root.name()), RecordType.TXT);
    var found =
        picture.selectors().stream()
            .flatMap(selector -> look(selector, wildcard).stream())
            .toList();
    checkTree(found, wildcard);
    checkDoubledName();
    found.forEach(keys -> new SelectorChecks(picture, issues).run(keys));
    TogetherChecks.run(found, issues);
    checkDeclared();
  }

  /** A selector that only a wildcard answers for is none. */
  private Optional<Keys> look(Selector selector, Answer wildcard) {
    var keys = Keys.at(picture, selector);
    if (keys.isEmpty() && selector.isGiven()) {
      var key = picture.txt(selector.name() + "._domainkey");
      issues.add("DKIM-001", key, "there is nothing at %s".formatted(key.name()));
    }
    return keys.filter(at -> at.target().isPresent() || at.answer() instanceof Answer.Found)
        .filter(at ->
            wildcard.records().isEmpty() || !at.answer().records().equals(wildcard.records()));
  }

  /** Looks for the keys of the YAML. */
  private void checkDeclared() {
    for (var wanted :
        picture.declared().stream().flatMap(now -> now.values(Purpose.DKIM)).toList()) {
      var key = new RRsetKey(wanted.key().name(), RecordType.TXT);
      var answer = picture.ask(wanted.key());
      if (!issues.isKnown(wanted.key(), answer) || !issues.isKnown(key, picture.ask(key))) {
        continue;
      }
      var there = answer.records();
      if (there.isEmpty() && picture.ask(key).records().isEmpty()) {
        issues.add(
            "DKIM-001",
            key,
            "there is no key at %s, which %s needs".formatted(key.name(), wanted.owner()));
      } else if (!there.contains(wanted.data()) && !isSameKey(key, wanted)) {
        issues.add(
            "DKIM-021",
            key,
            "%s does not have the key that %s declares".formatted(key.name(), wanted.owner()));
      }
    }
  }

  private boolean isSameKey(RRsetKey key, Desired.Value wanted) {
    var published = picture.texts(key);
    return published.size() == 1
        && wanted.data() instanceof Txt txt
        && DkimRecord.parse(published.getFirst())
            .record()
            .equals(DkimRecord.parse(txt.text()).record());
  }

  private void checkTree(List<Keys> found, Answer wildcard) {
    var revokes =
        wildcard.records().stream()
            .anyMatch(rdata -> rdata.toString().matches(".*p=\\s*;?\\s*\".*"));
    if (wildcard instanceof Answer.Found) {
      issues.add(
          "DKIM-003",
          new RRsetKey(Name.of("*._domainkey").under(picture.domain()), RecordType.TXT),
          revokes
              ? "a wildcard revokes every selector that is not published itself"
              : "any selector is answered for, so which are in use cannot be told");
    }
    if (picture.isParked()) {
      if (!revokes) {
        issues.add(
            "DKIM-035",
            new RRsetKey(Name.of("*._domainkey").under(picture.domain()), RecordType.TXT),
            "keys are not revoked by a wildcard");
      }
    } else if (found.isEmpty() && picture.ask(root) instanceof Answer.NoName) {
      issues.add(
          "DKIM-002",
          root,
          "%s does not exist, so no selector can be below it".formatted(root.name()));
    }
  }

  /** The whole name typed at a DNS host that adds the zone by itself. */
  private void checkDoubledName() {
    var doubled = root.name().under(picture.domain());
    boolean exists =
        !(picture.ask(doubled, RecordType.TXT) instanceof Answer.NoName)
            && !(picture.ask(doubled, RecordType.TXT) instanceof Answer.Failed);
    boolean wildcard =
        !(picture.ask(Picture.nobodyBelow(picture.domain()), RecordType.TXT)
            instanceof Answer.NoName);
    if (exists && !wildcard) {
      issues.add(
          "DKIM-024", new RRsetKey(doubled, RecordType.TXT), "there are names below " + doubled);
    }
  }
}
