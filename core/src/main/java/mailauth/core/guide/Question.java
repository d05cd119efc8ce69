package mailauth.core.guide;

import java.util.List;
import java.util.Optional;

/** Something that only the domain's owner can say. */
public sealed interface Question {

  /** What it is called in an answers file; parts are set off by slashes. */
  String id();

  /** What is asked, in one sentence. */
  Message ask();

  /** Why it matters: a sentence to show, and others for who asks for more. */
  List<Message> why();

  /** What is answered by the one who just agrees; the safe answer, or what DNS has today. */
  List<String> usual();

  /** This question with another answer to agree to, such as the one given before going back. */
  Question withUsual(List<String> usual);

  /**
   * Free text.
   *
   * @param form what the text has to be
   * @param optional whether it may be left open
   */
  record Text(
      String id, Message ask, List<Message> why, Form form, List<String> usual, boolean optional)
      implements Question {
    public Text {
      why = List.copyOf(why);
      usual = List.copyOf(usual);
    }

    @Override
    public Text withUsual(List<String> other) {
      return new Text(id, ask, why, form, other, optional);
    }
  }

  /** Yes or no. */
  record YesNo(String id, Message ask, List<Message> why, List<String> usual) implements Question {
    public static final String YES = "yes";
    public static final String NO = "no";

    public YesNo {
      why = List.copyOf(why);
      usual = List.copyOf(usual);
    }

    @Override
    public YesNo withUsual(List<String> other) {
      return new YesNo(id, ask, why, other);
    }
  }

  /**
   * One of several.
   *
   * @param shown how many of the options are listed at once; the others can be named as well
   */
  record Choice(
      String id,
      Message ask,
      List<Message> why,
      List<Option> options,
      int shown,
      List<String> usual)
      implements Question {
    public Choice {
      why = List.copyOf(why);
      options = List.copyOf(options);
      usual = List.copyOf(usual);
    }

    @Override
    public Choice withUsual(List<String> other) {
      return new Choice(id, ask, why, options, shown, other);
    }
  }

  /**
   * Options of one kind, so that a long list takes a line a kind.
   *
   * @param known those that stand for the kind, the best known first
   */
  record Kind(Message title, List<Option> options, List<Option> known) {
    public Kind {
      options = List.copyOf(options);
      known = List.copyOf(known);
    }
  }

  /**
   * Any number of several.
   *
   * @param options all of them, those that something speaks for first
   * @param kinds the same, kind by kind
   * @param usual those that are ticked
   */
  record Several(
      String id,
      Message ask,
      List<Message> why,
      List<Option> options,
      List<Kind> kinds,
      List<String> usual)
      implements Question {
    public Several {
      why = List.copyOf(why);
      options = List.copyOf(options);
      kinds = List.copyOf(kinds);
      usual = List.copyOf(usual);
    }

    @Override
    public Several withUsual(List<String> other) {
      return new Several(id, ask, why, options, kinds, other);
    }
  }

  /** Whether somebody can agree without saying anything. */
  default boolean canBeAgreed() {
    return switch (this) {
      case Text text -> text.optional() || !text.usual().isEmpty();
      case Several several -> true;
      case YesNo yesNo -> !yesNo.usual().isEmpty();
      case Choice choice -> !choice.usual().isEmpty();
    };
  }

  /** An option by its value. */
  default Optional<Option> option(String value) {
    return switch (this) {
      case Choice choice -> find(choice.options(), value);
      case Several several -> find(several.options(), value);
      case Text text -> Optional.empty();
      case YesNo yesNo -> Optional.empty();
    };
  }

  private static Optional<Option> find(List<Option> options, String value) {
    return options.stream().filter(option -> option.value().equals(value)).findFirst();
  }
}
