package mailauth.core.check.dkim;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mailauth.core.check.issue.Issues;
import mailauth.core.check.picture.Picture;
import mailauth.core.check.picture.Shown;
import mailauth.core.dkim.DkimReading;
import mailauth.core.dkim.DkimRecord;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.lint.Severity;

/** One selector: its alias and its key. */
final class SelectorChecks {
  private static final Pattern HOST =
      Pattern.compile("[a-z0-9_-]+(\\.[a-z0-9_-]+)+\\.?", Pattern.CASE_INSENSITIVE);

  private final Picture picture;
  private final Issues issues;

  SelectorChecks(Picture picture, Issues issues) {
    this.picture = picture;
    this.issues = issues;
  }

  void run(Keys keys) {
    keys.target().ifPresent(target -> checkTarget(keys, target));
    if (!issues.isKnown(keys.key(), keys.answer())) {
      return;
    }
    checkBeside(keys);
    var texts = keys.texts();
    if (texts.size() > 1) {
      issues.add(
          "DKIM-004",
          keys.key(),
          "%d TXT records stand at %s".formatted(texts.size(), keys.key().name()));
    } else {
      keys.reading().ifPresent(reading -> checkRecord(keys, reading));
    }
    if (keys.answer() instanceof Answer.Found && picture.isInsecure(keys.key())) {
      issues.add("DKIM-036", keys.key(), "the answer is not signed with DNSSEC");
    }
  }

  private void checkTarget(Keys keys, Name target) {
    var zone = picture.zone().apex();
    boolean appended =
        target.isWithin(zone)
            && !target.equals(zone)
            && target.labels().size() - zone.labels().size() >= 3;
    boolean empty =
        keys.answer() instanceof Answer.NoName || keys.answer() instanceof Answer.NoData;
    if (empty && appended) {
      issues.add(
          "DKIM-023",
          keys.key(),
          "the target %s ends in your own domain and has no key; was it meant to be %s?"
              .formatted(target, target.relativeTo(zone)));
    } else if (empty) {
      issues.add("DKIM-022", keys.key(), "the target %s has no key".formatted(target));
    }
  }

  private void checkBeside(Keys keys) {
    boolean own =
        picture.authorities().ask(keys.key()).stream()
            .flatMap(at ->
                at.answer() instanceof Answer.Found found
                    ? found.rrset().name().equals(keys.key().name())
                        ? found.records().stream()
                        : Stream.of()
                    : Stream.of())
            .anyMatch(Txt.class::isInstance);
    if (own && keys.target().isPresent()) {
      issues.add(
          "DKIM-025", keys.key(), "%s has a CNAME and a TXT record".formatted(keys.key().name()));
    }
    if (keys.target().isEmpty()
        && picture.ask(keys.key().name(), RecordType.A) instanceof Answer.Found) {
      issues.add("DKIM-027", keys.key(), "%s has an address record".formatted(keys.key().name()));
    }
  }

  /** A name may lie, and whoever a CNAME leads to changes the key without changing the name. */
  private void checkAge(Keys keys, DkimReading reading) {
    if (keys.target().isPresent() || reading.record().isRevoked()) {
      return;
    }
    var today = LocalDate.ofInstant(picture.taken(), ZoneOffset.UTC);
    SelectorDate.last(keys.selector().name())
        .filter(date -> date.plusYears(1).isBefore(today))
        .ifPresent(date ->
            issues.add(
                "DKIM-031",
                keys.key(),
                "by its name, the key of selector %s is of %s or earlier"
                    .formatted(keys.selector().name(), date)));
  }

  private void checkRecord(Keys keys, DkimReading reading) {
    var text = keys.texts().getFirst();
    if (!DkimRecord.isDkim(text) && HOST.matcher(text.strip()).matches()) {
      issues.add(
          "DKIM-026",
          keys.key(),
          "the TXT record says %s, which is a host name".formatted(Shown.of(text)));
      return;
    }
    checkAge(keys, reading);
    for (var problem : reading.problems()) {
      boolean weaker = problem.id().equals("DKIM-008") && keys.selector().isGiven();
      issues.add(keys.key(), List.of(problem));
      if (weaker) {
        issues.add(
            "DKIM-008", Severity.ERROR, keys.key(), "the selector is in use, but its key revoked");
      }
    }
  }
}
