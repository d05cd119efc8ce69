package mailauth.core.config;

import java.util.Optional;

/**
 * What only people know of a sender.
 *
 * @param owner who answers for it
 * @param seldom how often it sends, where weeks may pass without any mail
 */
public record SenderFacts(Optional<String> owner, Optional<Rhythm> seldom) {
  public static final SenderFacts NONE = new SenderFacts(Optional.empty(), Optional.empty());

  /** How often somebody sends who sends seldom. */
  public enum Rhythm {
    MONTHLY("once a month"),
    QUARTERLY("once a quarter"),
    YEARLY("once a year");

    private final String text;

    Rhythm(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }
}
