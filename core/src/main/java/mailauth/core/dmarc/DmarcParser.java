package mailauth.core.dmarc;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import mailauth.core.lint.Findings;
import mailauth.core.lint.OddCharacters;
import mailauth.core.tags.ReportUri;
import mailauth.core.tags.Tag;
import mailauth.core.tags.TagList;

/** Reads one text as a DMARC record (RFC 9989 sections 4.7, 4.8 and 4.10.1). */
final class DmarcParser {
  static final String FORMAT = "RFC 9989 section 4.7";
  static final String GRAMMAR = "RFC 9989 section 4.8";
  private static final Set<String> KNOWN =
      Set.of("v", "p", "sp", "np", "t", "psd", "adkim", "aspf", "rua", "ruf", "fo");
  private static final Set<String> OPTIONS = Set.of("0", "1", "d", "s");
  private static final Set<String> HISTORIC = Set.of("pct", "rf", "ri");

  private final String text;
  private final TagList tags;
  private final Findings findings = new Findings();

  private DmarcParser(String text) {
    this.text = text;
    this.tags = TagList.parse(text).ignoringCase();
  }

  static DmarcReading parse(String text) {
    return new DmarcParser(text).read();
  }

  private DmarcReading read() {
    OddCharacters.find(text)
        .ifPresent(odd -> findings.error("DMARC-047", odd.at(), odd.message(), GRAMMAR));
    boolean isRecord = DmarcRecord.isDmarc(text);
    var version = tags.find("v").map(Tag::value).orElse("");
    if (!isRecord) {
      findings.error("DMARC-003", 0, versionFault(version), FORMAT);
    } else if (!version.equals("DMARC1")) {
      findings.error("DMARC-004", 0, "a semicolon is missing after v=DMARC1", GRAMMAR);
      isRecord = false;
    }
    if (!isRecord) {
      return new DmarcReading(false, readTags(), Optional.empty(), findings.list());
    }
    checkSyntax();
    var record = readTags();
    var effective = effective(record);
    DmarcAdvice.add(text, tags, record, findings);
    return new DmarcReading(true, record, effective, findings.list());
  }

  private String versionFault(String version) {
    if (tags.find("v").isEmpty()) {
      return "this is no DMARC record: it has to begin with v=DMARC1;";
    }
    return version.equals("DMARC1")
        ? "v=DMARC1 has to be the very first tag; receivers ignore this record"
        : "the version is '%s'; only v=DMARC1, in capitals, is a DMARC record".formatted(version);
  }

  private void checkSyntax() {
    for (var flaw : tags.flaws()) {
      switch (flaw.kind()) {
        case EMPTY ->
            findings.error("DMARC-004", flaw.at(), "a tag is missing between semicolons", GRAMMAR);
        case BARE ->
            findings.error(
                "DMARC-004",
                flaw.at(),
                "'%s' has no equals sign; tags are name=value; with semicolons between"
                    .formatted(flaw.text()),
                GRAMMAR);
        case TRAILING_BLANK -> {} // allowed here, unlike in DKIM
      }
    }
    for (var tag : tags.repeated()) {
      findings.error(
          "DMARC-016",
          tag.at(),
          "%s stands twice, which makes the whole record invalid; keep one".formatted(tag.name()),
          "RFC 6376 section 3.2");
    }
    tags.tags().forEach(this::checkName);
  }

  private void checkName(Tag tag) {
    if (tag.name().isEmpty()) {
      findings.error("DMARC-004", tag.at(), "a tag has no name before its equals sign", GRAMMAR);
    } else if (!KNOWN.contains(tag.name()) && !HISTORIC.contains(tag.name())) {
      findings.info(
          "DMARC-015",
          tag.at(),
          "%s is not a DMARC tag; receivers ignore it".formatted(tag.name()),
          FORMAT);
    }
    if (tag.value().isEmpty()) {
      findings.warning(
          "DMARC-017",
          tag.at(),
          "%s has no value; write one or leave the tag out".formatted(tag.name()),
          GRAMMAR);
    }
  }

  private DmarcRecord readTags() {
    return new DmarcRecord(
        value("p", DmarcParser::policy),
        value("sp", DmarcParser::policy),
        value("np", DmarcParser::policy),
        value("t", DmarcParser::yesOrNo),
        value("psd", DmarcParser::publicSuffix),
        value("adkim", DmarcParser::alignment),
        value("aspf", DmarcParser::alignment),
        uris("rua"),
        uris("ruf"),
        failureOptions());
  }

  /** A policy that cannot be read costs the whole record its policy (RFC 9989 section 4.10.1). */
  private Optional<EffectiveDmarc> effective(DmarcRecord record) {
    boolean reports = !record.rua().isEmpty();
    boolean spoilt = checkPolicies(record, reports);
    if (!tags.repeated().isEmpty() || (spoilt && !reports)) {
      return Optional.empty();
    }
    var effective = record.effective();
    return Optional.of(spoilt ? effective.withoutPolicy() : effective);
  }

  /** Whether a policy is missing or cannot be read, with what that means as a finding. */
  private boolean checkPolicies(DmarcRecord record, boolean reports) {
    var consequence = reports ? "receivers read p=none" : "receivers ignore the whole record";
    var p = tags.find("p");
    if (p.isEmpty()) {
      add(
          reports,
          "DMARC-005",
          0,
          "p is missing, so %s; write p=none, p=quarantine or p=reject".formatted(consequence));
    } else if (record.p().isEmpty()) {
      add(false, "DMARC-006", p.get().valueAt(), notAPolicy(p.get(), consequence));
    }
    boolean spoilt = record.p().isEmpty();
    for (var name : List.of("sp", "np")) {
      var tag = tags.find(name);
      if (tag.isPresent() && policy(tag.get().value()).isEmpty()) {
        add(reports, "DMARC-007", tag.get().valueAt(), notAPolicy(tag.get(), consequence));
        spoilt = true;
      }
    }
    return spoilt;
  }

  private static String notAPolicy(Tag tag, String consequence) {
    return "%s=%s is no policy, so %s; write none, quarantine or reject"
        .formatted(tag.name(), tag.value(), consequence);
  }

  /** A warning where receivers still process the record, an error where they do not. */
  private void add(boolean processed, String id, int at, String message) {
    if (processed) {
      findings.warning(id, at, message, "RFC 9989 section 4.10.1");
    } else {
      findings.error(id, at, message, "RFC 9989 section 4.10.1");
    }
  }

  private List<ReportUri> uris(String name) {
    return tags.find(name).map(tag -> ReportUris.read(tag, findings)).orElse(List.of());
  }

  private List<String> failureOptions() {
    return tags.find("fo").stream()
        .flatMap(tag -> tag.items(':').stream())
        .map(item -> item.text().toLowerCase(Locale.ROOT))
        .filter(OPTIONS::contains)
        .distinct()
        .toList();
  }

  private <T> Optional<T> value(String name, Function<String, Optional<T>> read) {
    return tags.find(name).flatMap(tag -> read.apply(tag.value()));
  }

  private static Optional<Policy> policy(String value) {
    return Arrays.stream(Policy.values()).filter(p -> p.text().equalsIgnoreCase(value)).findFirst();
  }

  private static Optional<Alignment> alignment(String value) {
    return Arrays.stream(Alignment.values()).filter(a -> is(value, a.tag())).findFirst();
  }

  private static Optional<PublicSuffix> publicSuffix(String value) {
    return Arrays.stream(PublicSuffix.values()).filter(s -> is(value, s.tag())).findFirst();
  }

  private static Optional<Boolean> yesOrNo(String value) {
    return is(value, 'y')
        ? Optional.of(true)
        : is(value, 'n') ? Optional.of(false) : Optional.empty();
  }

  private static boolean is(String value, char tag) {
    return value.equalsIgnoreCase(String.valueOf(tag));
  }
}
