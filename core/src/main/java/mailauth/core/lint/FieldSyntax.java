package mailauth.core.lint;

import java.util.regex.Pattern;
import mailauth.core.tags.Tag;
import mailauth.core.tags.TagList;

/**
 * The strict grammar that the TXT records of MTA-STS and TLS-RPT share (RFC 8461 section 3.1, RFC
 * 8460 section 3): no blanks around equals signs, and extensions of limited form.
 *
 * @param id of the findings
 * @param reference of the findings
 */
public record FieldSyntax(String id, String reference) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,31}");
  private static final Pattern EXTENSION = Pattern.compile("[\\x21-\\x3a\\x3c\\x3e-\\x7e]+");

  /** Checks the pieces between the semicolons; {@code known} is the field besides the version. */
  public void check(TagList fields, String known, Findings findings) {
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
      checkField(field, known, findings);
    }
  }

  private void checkField(Tag field, String known, Findings findings) {
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
