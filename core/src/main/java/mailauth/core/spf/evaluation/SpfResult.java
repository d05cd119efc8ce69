package mailauth.core.spf.evaluation;

import java.util.Locale;
import mailauth.core.spf.Qualifier;

/** The results of an evaluation (RFC 7208 section 2.6). */
public enum SpfResult {
  NONE,
  NEUTRAL,
  PASS,
  FAIL,
  SOFTFAIL,
  TEMPERROR,
  PERMERROR;

  /** The result of a matching directive. */
  public static SpfResult of(Qualifier qualifier) {
    return switch (qualifier) {
      case PASS -> PASS;
      case FAIL -> FAIL;
      case SOFTFAIL -> SOFTFAIL;
      case NEUTRAL -> NEUTRAL;
    };
  }

  /** The word that stands in header fields and in our output. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
