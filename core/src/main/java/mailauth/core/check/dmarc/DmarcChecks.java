package mailauth.core.check.dmarc;

import java.util.Optional;
import mailauth.core.check.issue.Issues;
import mailauth.core.check.picture.Declared;
import mailauth.core.check.picture.Picture;
import mailauth.core.check.picture.Shown;
import mailauth.core.check.picture.Texts;
import mailauth.core.coherence.DmarcCoherence;
import mailauth.core.dmarc.DmarcReading;
import mailauth.core.dmarc.DmarcRecord;
import mailauth.core.dns.Answer;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.lint.Severity;
import mailauth.core.posture.Purpose;
import mailauth.core.posture.Signings;
import mailauth.core.spf.SpfRecord;

/** What stands at {@code _dmarc}, and what receivers make of it. */
public final class DmarcChecks {
  private final Picture picture;
  private final Issues issues;
  private final RRsetKey key;

  private DmarcChecks(Picture picture, Issues issues) {
    this.picture = picture;
    this.issues = issues;
    this.key = picture.txt("_dmarc");
  }

  public static void run(Picture picture, Issues issues) {
    new DmarcChecks(picture, issues).run();
  }

  private void run() {
    if (!issues.isKnown(key, picture.ask(key))) {
      return;
    }
    var texts = Texts.at(key, picture, DmarcRecord::isDmarc);
    checkCount(texts);
    checkAlias(texts);
    checkOthers(texts);
    checkApex();
    var record = reading(texts);
    record.ifPresent(reading -> issues.add(key, reading.problems()));
    new PolicyChecks(picture, issues, key).run(record, !texts.records().isEmpty());
    record.ifPresent(reading -> checkDeclared(reading.record()));
    record.ifPresent(reading -> new ReportChecks(picture, issues, key).run(reading.record()));
    if (record.isPresent() && picture.isInsecure(key)) {
      issues.add("DMARC-048", key, "the answer is not signed with DNSSEC");
    }
  }

  private static Optional<DmarcReading> reading(Texts texts) {
    return texts.records().size() == 1
        ? Optional.of(DmarcRecord.parse(texts.records().getFirst()))
        : Optional.empty();
  }

  /** Looks for the report addresses of the YAML. */
  private void checkDeclared(DmarcRecord record) {
    picture.declared().ifPresent(declared -> checkSigning(record, declared));
    picture.declared().stream()
        .flatMap(declared -> declared.values(Purpose.DMARC))
        .filter(wanted -> wanted.key().equals(key))
        .flatMap(wanted -> DmarcRecord.parse(((Txt) wanted.data()).text()).record().rua().stream())
        .filter(address -> !record.rua().contains(address))
        .forEach(address ->
            issues.add("DMARC-050", key, "the YAML wants reports to %s".formatted(address)));
  }

  private void checkSigning(DmarcRecord record, Declared declared) {
    var senders = Signings.of(declared.desired(), picture.domain());
    issues.add(key, DmarcCoherence.spfOnly(record.effective(), picture.domain(), senders));
    issues.add(key, DmarcCoherence.alignment(record.effective(), picture.domain(), senders));
  }

  private void checkCount(Texts texts) {
    if (texts.records().size() > 1) {
      issues.add(
          "DMARC-002",
          key,
          "%d DMARC records stand at %s, so receivers use none of them"
              .formatted(texts.records().size(), key.name()));
    }
  }

  private void checkAlias(Texts texts) {
    var alias = picture.ask(key.name(), RecordType.CNAME);
    if (texts.records().isEmpty() && alias instanceof Answer.Found found) {
      issues.add(
          "DMARC-045",
          key,
          "%s is an alias of %s, where there is no DMARC record"
              .formatted(key.name(), found.records().getFirst()));
    }
  }

  private void checkOthers(Texts texts) {
    for (var text : texts.others()) {
      if (isMeantAsDmarc(text)) {
        issues.add(
            "DMARC-003",
            key,
            "\"%s\" at %s is no DMARC record for receivers".formatted(Shown.of(text), key.name()));
      } else if (SpfRecord.isSpf(text)) {
        issues.add(
            "DMARC-033",
            texts.records().isEmpty() ? Severity.ERROR : Severity.WARNING,
            key,
            "an SPF record stands at %s".formatted(key.name()));
      } else {
        issues.add("DMARC-032", key, "\"%s\" stands at %s".formatted(Shown.of(text), key.name()));
      }
    }
  }

  private void checkApex() {
    var apex = picture.txt("");
    for (var rdata : picture.ask(apex).records()) {
      if (rdata instanceof Txt txt && isMeantAsDmarc(txt.text())) {
        issues.add(
            "DMARC-034",
            apex,
            "a DMARC record stands at %s instead of %s".formatted(apex.name(), key.name()));
      }
    }
  }

  private static boolean isMeantAsDmarc(String text) {
    return text.strip().replaceAll("[\"\\\\]", "").regionMatches(true, 0, "v=DMARC", 0, 7);
  }
}
