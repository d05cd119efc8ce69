package mailauth.core.dkim;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import mailauth.core.lint.Findings;
import mailauth.core.lint.OddCharacters;
import mailauth.core.tags.Tag;
import mailauth.core.tags.TagList;

/** Reads one text as a DKIM key record (RFC 6376 sections 3.2 and 3.6.1). */
final class DkimParser {
  private static final Pattern TAG_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
  private static final Pattern BLANKS = Pattern.compile("[ \\t\\r\\n]");
  private static final String TAG_LIST = "RFC 6376 section 3.2";
  private static final String KEY_RECORD = "RFC 6376 section 3.6.1";

  private final String text;
  private final TagList tags;
  private final Findings findings = new Findings();

  private DkimParser(String text) {
    this.text = text;
    this.tags = TagList.parse(text);
  }

  static DkimReading parse(String text) {
    return new DkimParser(text).read();
  }

  private DkimReading read() {
    var record = readTags();
    if (text.contains("PRIVATE KEY")) {
      // No other finding: one that quotes the text would show the key.
      findings.error(
          "DKIM-029",
          0,
          "a private key is in this record; take it out, and replace the key pair",
          KEY_RECORD);
      return new DkimReading(DkimRecord.isDkim(text), record, Optional.empty(), findings.list());
    }
    checkCharacters();
    if (!DkimRecord.isDkim(text)) {
      sayWhyNot();
      return new DkimReading(false, record, Optional.empty(), findings.list());
    }
    checkSyntax();
    var key = new KeyCheck(tags, record, findings).key();
    DkimAdvice.add(tags, record, findings);
    return new DkimReading(true, record, key, findings.list());
  }

  private void sayWhyNot() {
    var version = tags.find("v");
    if (version.isPresent()) {
      findings.error(
          "DKIM-006",
          version.get().valueAt(),
          "the version is not DKIM1, in capitals, so this is no DKIM key record; write v=DKIM1;",
          KEY_RECORD);
    } else {
      findings.error(
          "DKIM-005",
          0,
          "this is no DKIM key record: it has to hold a key, as in v=DKIM1; k=rsa; p=KEY",
          KEY_RECORD);
    }
  }

  private void checkCharacters() {
    OddCharacters.find(withoutNotes())
        .ifPresent(odd -> findings.error("DKIM-028", odd.at(), odd.message(), TAG_LIST));
  }

  /** Notes may hold any printable character. */
  private String withoutNotes() {
    return tags.find("n")
        .map(n ->
            text.substring(0, n.valueAt())
                + " ".repeat(n.value().length())
                + text.substring(n.valueAt() + n.value().length()))
        .orElse(text);
  }

  private void checkSyntax() {
    for (var flaw : tags.flaws()) {
      var message =
          switch (flaw.kind()) {
            case EMPTY -> "a tag is missing between semicolons";
            case BARE -> "there is text without an equals sign; tags are name=value;";
            case TRAILING_BLANK -> "there is a blank after the last semicolon; remove it";
          };
      findings.error("DKIM-005", flaw.at(), message, TAG_LIST);
    }
    for (var tag : tags.tags()) {
      if (!TAG_NAME.matcher(tag.name()).matches()) {
        findings.error(
            "DKIM-005", tag.at(), "a tag's name is letters, digits and _ only", TAG_LIST);
      }
    }
    for (var tag : tags.repeated()) {
      findings.error(
          "DKIM-005",
          tag.at(),
          "%s stands twice, which makes the whole record invalid; keep one".formatted(tag.name()),
          TAG_LIST);
    }
    var version = tags.find("v");
    if (version.isPresent() && !tags.tags().getFirst().equals(version.get())) {
      findings.error("DKIM-006", version.get().at(), "v=DKIM1 has to be the first tag", KEY_RECORD);
    }
  }

  private DkimRecord readTags() {
    return new DkimRecord(
        tags.find("k").map(Tag::value),
        tags.find("p").map(tag -> BLANKS.matcher(tag.value()).replaceAll("")),
        list("h"),
        list("s"),
        list("t"),
        tags.find("n").map(Tag::value));
  }

  private List<String> list(String name) {
    return tags.find(name).stream()
        .flatMap(tag -> tag.items(':').stream())
        .map(item -> item.text().toLowerCase(Locale.ROOT))
        .filter(item -> !item.isEmpty())
        .toList();
  }
}
