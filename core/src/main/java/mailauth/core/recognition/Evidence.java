package mailauth.core.recognition;

import java.util.Locale;
import mailauth.core.dns.RRsetKey;

/**
 * What gives a service away.
 *
 * @param at the record that does
 * @param value the part of it that does: a name, a selector, or how a text begins
 */
public record Evidence(Kind kind, RRsetKey at, String value) {

  /** What kind of trace it is. */
  public enum Kind {
    INCLUDE(Certainty.CERTAIN, "includes"),
    CNAME(Certainty.CERTAIN, "points to"),
    SELECTOR(Certainty.LIKELY, "has the selector"),
    VERIFICATION(Certainty.LIKELY, "begins with"),
    MX(Certainty.LIKELY, "takes mail at");

    private final Certainty certainty;
    private final String verb;

    Kind(Certainty certainty, String verb) {
      this.certainty = certainty;
      this.verb = verb;
    }

    /** How much it says where it points to one service only. */
    public Certainty certainty() {
      return certainty;
    }

    /** The name in JSON. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** For a person: {@code example.com TXT includes spf.i8t.com}. */
  public String sentence() {
    return "%s %s %s".formatted(at, kind.verb, value);
  }
}
