package mailauth.core.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is to be written as YAML. */
sealed interface Item {

  /** A scalar that may need quotes. */
  record Word(String text) implements Item {}

  /** A scalar that is not text, such as a number or a truth value. */
  record Literal(String text) implements Item {}

  /** A list of scalars, on one line where it fits. */
  record Words(List<String> texts) implements Item {
    public Words {
      texts = List.copyOf(texts);
    }
  }

  /** A list, an item a line or more. */
  record Items(List<Item> items) implements Item {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** A mapping, an entry a line or more. */
  record Entries(List<Entry> entries) implements Item {
    public Entries {
      entries = List.copyOf(entries);
    }
  }

  /** A mapping on one line; its values are scalars. */
  record Inline(List<Entry> entries) implements Item {
    public Inline {
      entries = List.copyOf(entries);
    }
  }

  /** A key and its value. */
  record Entry(String key, Item value) {}

  /** Collects a mapping's entries, those left out that say nothing. */
  final class Keys {
    private final List<Entry> entries = new ArrayList<>();

    Keys put(String key, Item value) {
      entries.add(new Entry(key, value));
      return this;
    }

    Keys put(String key, String text) {
      return put(key, new Word(text));
    }

    Keys put(String key, Optional<String> text) {
      text.ifPresent(present -> put(key, present));
      return this;
    }

    /** A list of words; none where the list is empty. */
    Keys put(String key, List<String> texts) {
      return texts.isEmpty() ? this : put(key, new Words(texts));
    }

    /** A truth value that is written though it may be what a file without the key means. */
    Keys put(String key, boolean value) {
      return put(key, new Literal(String.valueOf(value)));
    }

    /** A truth value; nothing where it is what a file without the key means. */
    Keys put(String key, boolean value, boolean usual) {
      return value == usual ? this : put(key, value);
    }

    /** A mapping or a list below the key; nothing where it is empty. */
    Keys putIfAny(String key, Item value) {
      return isEmpty(value) ? this : put(key, value);
    }

    Entries entries() {
      return new Entries(entries);
    }

    Inline inline() {
      return new Inline(entries);
    }
  }

  /** Whether there is nothing in it to write. */
  static boolean isEmpty(Item item) {
    return switch (item) {
      case Word word -> false;
      case Literal literal -> false;
      case Words(var texts) -> texts.isEmpty();
      case Items(var items) -> items.isEmpty();
      case Entries(var entries) -> entries.isEmpty();
      case Inline(var entries) -> entries.isEmpty();
    };
  }
}
