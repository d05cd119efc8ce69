package mailauth.core.evidence;

import java.util.Comparator;

/**
 * Who delivered messages.
 *
 * @param label as people call it: a sender's name, a service's title, a domain or a network
 */
public record Source(Kind kind, String label) implements Comparable<Source> {
  private static final Comparator<Source> ORDER =
      Comparator.comparing(Source::kind).thenComparing(Source::label);

  /** What a source is to the domain. */
  public enum Kind {
    /** A sender that the YAML names. */
    DECLARED("declared"),
    /** A service of the catalog that the YAML does not name. */
    KNOWN("known service, not declared"),
    /** Somebody who passes on what a sender sent before: a mailing list, an alias. */
    FORWARDER("forwarder"),
    /** Anybody else: a forgotten server, or somebody who abuses the name. */
    UNKNOWN("unknown"),
    /** Somebody who abuses the name, as the YAML says. */
    SPOOF("spoof, as the YAML says"),
    /** Somebody whose mail need not arrive, as the YAML says. */
    IGNORED("ignored, as the YAML says");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  @Override
  public int compareTo(Source other) {
    return ORDER.compare(this, other);
  }
}
