package mailauth.core.guide;

import java.util.Optional;

/**
 * One of the answers to choose from.
 *
 * @param value as an answers file has it
 * @param title as a person reads it: a name, or a message
 * @param note why it is proposed
 */
public record Option(String value, Title title, Optional<Message> note) {

  /** A name that is the same in every language, or words. */
  public sealed interface Title {
    record Proper(String name) implements Title {}

    record Said(Message message) implements Title {}
  }

  static Option named(String value, String title) {
    return new Option(value, new Title.Proper(title), Optional.empty());
  }

  static Option said(String value, Message title) {
    return new Option(value, new Title.Said(title), Optional.empty());
  }

  Option with(Message why) {
    return new Option(value, title, Optional.of(why));
  }

  public String title(Words words) {
    return switch (title) {
      case Title.Proper(var name) -> name;
      case Title.Said(var message) -> words.say(message);
    };
  }
}
