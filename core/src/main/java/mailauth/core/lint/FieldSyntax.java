package mailauth.core.lint;

import java.util.regex.Pattern;
import mailauth.core.tags.Tag;
import mailauth.core.tags.TagList;

/**
 * The strict grammar that the TXT records of MTA-STS and TLS-RPT share (RFC 8461 section 3.1, RFC
 * 8460 section 3): no blanks around equals signs, and extensions of limited form.
 *
 * @param version the first field has
 * @param known the name of the field that the record is for
 * @param id of the findings
 * @param reference of the findings
 */
public record FieldSyntax(String version, String known, String id, String reference) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,31}");
  private static final Pattern EXTENSION = Pattern.compile("[\\x21-\\x3a\\x3c\\x3e-\\x7e]+");

  /** Checks a text that {@linkplain TagList#begins begins} with the version. */
  public void check(TagList fields, Findings findings) {
    var first = fields.tags().getFirst();
    if (!first.name().equals("v") || !first.value().equals(version)) {
      error(first.at(), "the record has to begin with exactly v=%s;".formatted(version), findings);
    }
    for (var flaw : fields.flaws()) {
      switch (flaw.kind()) {
        case EMPTY -> error(flaw.at(), "a field is missing between semicolons", findings);
        case BARE ->
            error(
                flaw.at(),
                "'%s' has no equals sign; fields are name=value;".formatted(flaw.text()),
                findings);
        case TRAILING_BLANK -> {} // part of the last delimiter
      }
    }
    for (var field : fields.tags()) {
      checkField(field, findings);
    }
  }

  private void checkField(Tag field, Findings findings) {
    if (field.isSpaced()) {
      error(
          field.at(),
          "there is a blank beside the equals sign of '%s'; remove it".formatted(field.name()),
          findings);
    }
    if (field.name().equals("v") || field.name().equals(known)) {
      return;
    }
    if (!NAME.matcher(field.name()).matches()) {
      error(
          field.at(),
          "'%s' is no field name: up to 32 letters, digits and _ - .".formatted(field.name()),
          findings);
    } else if (!EXTENSION.matcher(field.value()).matches()) {
      error(
          field.valueAt(),
          "the value of %s is empty or holds a blank or an equals sign".formatted(field.name()),
          findings);
    } else {
      findings.info(
          id,
          field.at(),
          "%s is not a field of this record; it is ignored".formatted(field.name()),
          reference);
    }
  }

  private void error(int at, String message, Findings findings) {
    findings.error(id, at, message, reference);
  }
}
