package mailauth.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code --format} takes: the forms that many commands print, lines of JSON that come domain
 * by domain, and the forms of findings.
 */
enum Output {
  text(Format.text),
  json(Format.json),
  jsonl(null),
  markdown(Format.markdown),
  html(Format.html),
  sarif(null),
  junit(null);

  private final @Nullable Format common;

  Output(@Nullable Format common) {
    this.common = common;
  }

  /** Which commands print a form that is not common. */
  String printers() {
    return this == jsonl ? "only plan, apply, rollback and check print" : "only check prints";
  }

  Optional<Format> common() {
    return Optional.ofNullable(common);
  }
}
