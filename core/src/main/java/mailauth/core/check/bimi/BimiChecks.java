package mailauth.core.check.bimi;

import mailauth.core.bimi.BimiReading;
import mailauth.core.bimi.BimiRecord;
import mailauth.core.check.issue.Issues;
import mailauth.core.check.picture.Picture;
import mailauth.core.check.picture.Selector;
import mailauth.core.check.picture.Shown;
import mailauth.core.check.picture.Texts;
import mailauth.core.dkim.DkimRecord;
import mailauth.core.dkim.KeyType;
import mailauth.core.dmarc.EffectiveDmarc;
import mailauth.core.dmarc.Policy;
import mailauth.core.dmarc.PolicyDiscovery;
import mailauth.core.dns.Answer;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;

/** What stands at {@code default._bimi}, and whether mailboxes show the logo. */
public final class BimiChecks {
  private static final int STRONG = 2048;

  private final Picture picture;
  private final Issues issues;
  private final RRsetKey key;

  private BimiChecks(Picture picture, Issues issues) {
    this.picture = picture;
    this.issues = issues;
    this.key = picture.txt("default._bimi");
  }

  public static void run(Picture picture, Issues issues) {
    new BimiChecks(picture, issues).run();
  }

  private void run() {
    if (!issues.isKnown(key, picture.ask(key))) {
      return;
    }
    var texts = Texts.at(key, picture, BimiRecord::isBimi);
    checkPlaces(texts);
    switch (texts.records().size()) {
      case 0 -> {
        if (!picture.isParked()) {
          issues.add("BIMI-001", key, "there is no BIMI record at %s".formatted(key.name()));
        }
      }
      case 1 -> check(BimiRecord.parse(texts.records().getFirst()));
      default ->
          issues.add(
              "BIMI-002",
              key,
              "%d BIMI records stand at %s, so mailboxes use none"
                  .formatted(texts.records().size(), key.name()));
    }
  }

  private void check(BimiReading reading) {
    issues.add(key, reading.problems());
    if (!reading.record().isDeclined()) {
      checkPolicy();
      ImageChecks.run(picture, reading.record(), issues);
      picture.selectors().forEach(this::checkKey);
    }
  }

  private void checkKey(Selector selector) {
    var at = picture.txt(selector.name() + "._domainkey");
    if (picture.ask(at.name(), RecordType.CNAME) instanceof Answer.NoName) {
      return;
    }
    for (var text : picture.texts(at)) {
      DkimRecord.parse(text)
          .key()
          .filter(signing -> signing.type() == KeyType.RSA && signing.bits() < STRONG)
          .ifPresent(weak ->
              issues.add(
                  "BIMI-020", at, "the key at %s has %d bits".formatted(at.name(), weak.bits())));
    }
  }

  private void checkPlaces(Texts texts) {
    for (var text : texts.others()) {
      issues.add("BIMI-019", key, "\"%s\" stands at %s".formatted(Shown.of(text), key.name()));
    }
    var apex = picture.txt("");
    if (picture.texts(apex).stream().anyMatch(BimiRecord::isBimi)) {
      issues.add(
          "BIMI-019",
          apex,
          "a BIMI record stands at %s instead of %s".formatted(apex.name(), key.name()));
    }
  }

  private void checkPolicy() {
    switch (PolicyDiscovery.of(picture.dns(), picture.domain())) {
      case PolicyDiscovery.Applies applies -> checkPolicy(applies.record());
      case PolicyDiscovery.Nothing nothing -> weak("there is no DMARC policy");
      case PolicyDiscovery.Unknown(var at, var reason) -> issues.unknown("_dmarc." + at, reason);
    }
  }

  private void checkPolicy(EffectiveDmarc dmarc) {
    if (dmarc.p() == Policy.NONE) {
      weak("DMARC says p=none");
    } else if (dmarc.sp() == Policy.NONE) {
      weak("DMARC says sp=none");
    }
    var text = picture.texts(picture.txt("_dmarc"));
    if (text.stream()
        .anyMatch(record -> record.matches("(?s).*;\\s*pct\\s*=\\s*\\d{1,2}\\s*(;.*)?"))) {
      issues.add("BIMI-006", picture.txt("_dmarc"), "DMARC has a pct below 100");
    }
  }

  private void weak(String why) {
    issues.add("BIMI-005", key, "%s, so no mailbox shows the logo".formatted(why));
  }
}
