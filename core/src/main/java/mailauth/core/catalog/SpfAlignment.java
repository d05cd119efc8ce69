package mailauth.core.catalog;

/** Whether the envelope's domain aligns with the one in From (RFC 9989 section 4.4). */
public enum SpfAlignment {
  /** The envelope is the sending domain's, whose SPF record must name the service. */
  ALWAYS("always", "yes", "Mail leaves under your domain's name, so SPF aligns."),
  /** The envelope is at a name below the sending domain, which the records make. */
  RETURN_PATH(
      "return-path",
      "by return path",
      "Bounces go to a name below your domain, so SPF aligns there once its records stand."),
  /** Only after a setting or a contract that the records do not show. */
  ON_REQUEST(
      "on-request",
      "on request",
      "SPF aligns only if you have the service set up a return path of your own."),
  /** The envelope is the service's own. */
  NEVER(
      "never",
      "no",
      "Bounces go to the service's own domain, so SPF never aligns: DKIM does all of the work."),
  UNKNOWN("unknown", "unknown", "Nobody has said whether SPF aligns: count on DKIM.");

  private final String word;
  private final String brief;
  private final String sentence;

  SpfAlignment(String word, String brief, String sentence) {
    this.word = word;
    this.brief = brief;
    this.sentence = sentence;
  }

  /** As the YAML writes it. */
  public String word() {
    return word;
  }

  /** For a table. */
  public String brief() {
    return brief;
  }

  /** For whoever has never heard of alignment. */
  public String sentence() {
    return sentence;
  }
}
