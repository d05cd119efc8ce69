package mailauth.core.guide;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A language that the guide speaks. */
public enum Language {
  ENGLISH("en"),
  SWEDISH("sv");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /** As in a locale, such as {@code sv}. */
  public String code() {
    return code;
  }

  /** The language of a locale such as {@code sv_SE.UTF-8}; empty for one that it does not speak. */
  public static Optional<Language> of(String locale) {
    var wanted = locale.toLowerCase(Locale.ROOT).split("[^a-z]", 2)[0];
    return Arrays.stream(values()).filter(language -> language.code.equals(wanted)).findFirst();
  }
}
