package mailauth.core.check.transport;

import mailauth.core.check.issue.Issues;
import mailauth.core.check.picture.Picture;
import mailauth.core.check.picture.Shown;
import mailauth.core.check.picture.Texts;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.mtasts.MtaStsReading;
import mailauth.core.mtasts.MtaStsRecord;

/** What stands at {@code _mta-sts}, and the policy behind it (RFC 8461). */
public final class MtaStsChecks {
  private final Picture picture;
  private final Issues issues;
  private final RRsetKey key;

  private MtaStsChecks(Picture picture, Issues issues) {
    this.picture = picture;
    this.issues = issues;
    this.key = picture.txt("_mta-sts");
  }

  public static void run(Picture picture, Issues issues) {
    new MtaStsChecks(picture, issues).run();
  }

  private void run() {
    if (!issues.isKnown(key, picture.ask(key))) {
      return;
    }
    var texts = Texts.at(key, picture, MtaStsRecord::isMtaSts);
    checkPlaces(texts);
    switch (texts.records().size()) {
      case 0 -> {
        if (!picture.mailHosts().isEmpty()) {
          issues.add("STS-001", key, "there is no MTA-STS record at %s".formatted(key.name()));
        }
        new PolicyFileChecks(picture, issues, key).runWithoutRecord();
      }
      case 1 -> {
        var reading = MtaStsRecord.parse(texts.records().getFirst());
        issues.add(key, reading.problems());
        checkUse(reading);
      }
      default ->
          issues.add(
              "STS-002",
              key,
              "%d MTA-STS records stand at %s".formatted(texts.records().size(), key.name()));
    }
  }

  private void checkPlaces(Texts texts) {
    for (var text : texts.others()) {
      issues.add("STS-005", key, "\"%s\" stands at %s".formatted(Shown.of(text), key.name()));
    }
    var apex = picture.txt("");
    if (picture.texts(apex).stream().anyMatch(MtaStsRecord::isMtaSts)) {
      issues.add(
          "STS-005",
          apex,
          "an MTA-STS record stands at %s instead of %s".formatted(apex.name(), key.name()));
    }
  }

  private void checkUse(MtaStsReading reading) {
    if (picture.isParked()) {
      issues.add("STS-027", key, "%s takes no mail".formatted(picture.domain()));
    }
    picture.mailHosts().forEach(at -> EncryptionChecks.checkCertificate(picture, at, issues));
    var host = picture.name("mta-sts");
    if (picture.hasAddress(host)) {
      new PolicyFileChecks(picture, issues, key).run(reading.record());
    } else {
      issues.add("STS-006", new RRsetKey(host, RecordType.A), "%s has no address".formatted(host));
    }
  }
}
