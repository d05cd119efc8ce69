package mailauth.core.config;

import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;

/**
 * What only people know of a sender.
 *
 * @param owner who answers for it
 * @param seldom how often it sends, where weeks may pass without any mail
 * @param from the domains that people see in its mail; none where nobody says
 * @param mailFrom the domain to which its bounces go (RFC 5321 section 4.1.1.2)
 */
public record SenderFacts(
    Optional<String> owner, Optional<Rhythm> seldom, List<Name> from, Optional<Name> mailFrom) {
  public static final SenderFacts NONE =
      new SenderFacts(Optional.empty(), Optional.empty(), List.of(), Optional.empty());

  public SenderFacts {
    from = List.copyOf(from);
  }

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
