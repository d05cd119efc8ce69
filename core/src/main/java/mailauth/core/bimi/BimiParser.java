package mailauth.core.bimi;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import mailauth.core.lint.Findings;
import mailauth.core.lint.OddCharacters;
import mailauth.core.tags.Tag;
import mailauth.core.tags.TagList;

/** Reads one text as a BIMI record. */
final class BimiParser {
  private static final String SECTION = "BIMI draft 14, section 4.2";
  private static final Set<String> PICTURES = Set.of("brand", "personal");

  private final String text;
  private final TagList tags;
  private final Findings findings = new Findings();

  private BimiParser(String text) {
    this.text = text;
    this.tags = TagList.parse(text);
  }

  static BimiReading parse(String text) {
    return new BimiParser(text).read();
  }

  private BimiReading read() {
    OddCharacters.find(text).ifPresent(odd -> syntax(odd.at(), odd.message()));
    var record =
        new BimiRecord(
            tags.find("l").map(Tag::value),
            tags.find("a").map(Tag::value),
            tags.find("avp").map(Tag::value),
            selectors().stream().map(Tag.Item::text).toList());
    boolean isRecord = BimiRecord.isBimi(text);
    if (isRecord) {
      checkSyntax();
      checkUris(record);
      checkPreferences();
    } else {
      syntax(0, "this is no BIMI record: it has to begin with v=BIMI1;");
    }
    return new BimiReading(isRecord, record, findings.list());
  }

  private void checkSyntax() {
    for (var flaw : tags.flaws()) {
      switch (flaw.kind()) {
        case EMPTY -> syntax(flaw.at(), "a tag is missing between semicolons");
        case BARE ->
            syntax(
                flaw.at(), "'%s' has no equals sign; tags are name=value;".formatted(flaw.text()));
        case TRAILING_BLANK -> {} // harmless
      }
    }
    var version = tags.tags().getFirst();
    if (!version.value().equals(BimiRecord.VERSION) || !version.name().equals("v")) {
      syntax(version.at(), "the record has to begin with exactly v=BIMI1;");
    }
    for (var tag : tags.repeated()) {
      syntax(tag.at(), "%s stands twice; keep one".formatted(tag.name()));
    }
  }

  private void checkUris(BimiRecord record) {
    if (record.l().isEmpty()) {
      syntax(0, "l, the logo's address, is missing");
    } else if (record.isDeclined()) {
      findings.info(
          "BIMI-002", tags.find("l").map(Tag::at).orElse(0), "this declines BIMI", SECTION);
    } else {
      tags.find("l").ifPresent(this::checkUri);
      if (record.a().orElse("").isEmpty()) {
        findings.warning(
            "BIMI-015",
            0,
            "without a, a mark certificate, the large mailbox services show no logo",
            SECTION);
      } else {
        tags.find("a").ifPresent(this::checkUri);
      }
    }
  }

  private void checkUri(Tag tag) {
    if (!isHttps(tag.value())) {
      findings.error(
          "BIMI-003",
          tag.valueAt(),
          "%s is one https URI, with commas as %%2C; '%s' is not"
              .formatted(tag.name(), tag.value()),
          SECTION);
    }
  }

  private static boolean isHttps(String value) {
    try {
      var uri = new URI(value);
      return "https".equalsIgnoreCase(uri.getScheme())
          && uri.getHost() != null
          && value.indexOf(',') < 0;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private void checkPreferences() {
    tags.find("avp")
        .filter(avp -> !PICTURES.contains(avp.value()))
        .ifPresent(avp ->
            findings.warning("BIMI-004", avp.valueAt(), "avp is brand or personal", SECTION));
    for (var selector : selectors()) {
      if (!selector.text().matches("[A-Za-z0-9-]{1,63}")) {
        syntax(
            selector.at(),
            "lps: '%s' is not 1 to 63 letters, digits and hyphens".formatted(selector.text()));
      }
    }
  }

  private List<Tag.Item> selectors() {
    return tags.find("lps").stream()
        .flatMap(tag -> tag.items(',').stream())
        .filter(item -> !item.text().isEmpty())
        .toList();
  }

  private void syntax(int at, String message) {
    findings.error("BIMI-002", at, message, SECTION);
  }
}
