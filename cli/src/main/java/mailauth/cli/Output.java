package mailauth.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code --format} takes: the forms that many commands print, and those of findings. */
enum Output {
  text(Format.text),
  json(Format.json),
  markdown(Format.markdown),
  html(Format.html),
  sarif(null),
  junit(null);

  private final @Nullable Format common;

  Output(@Nullable Format common) {
    this.common = common;
  }

  Optional<Format> common() {
    return Optional.ofNullable(common);
  }
}
