package mailauth.core.yaml;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A change of a file that leaves every other octet as it is: comments, layout, quotes, line ends.
 * What cannot be done for certain is refused.
 */
public sealed interface YamlEdit {
  /** The keys from the root to what is changed. */
  List<String> path();

  /** Gives a key this value, in place of the one it has, or anew. */
  record Set(List<String> path, YamlValue value) implements YamlEdit {
    public Set {
      path = List.copyOf(path);
    }
  }

  /** Adds an item to a key's list, which is begun where there is none. */
  record Add(List<String> path, YamlValue item) implements YamlEdit {
    public Add {
      path = List.copyOf(path);
    }
  }

  /** Gives a mapping an entry that it lacks, as lines of its own with comments among them. */
  record Insert(List<String> path, Lines lines) implements YamlEdit {
    public Insert {
      path = List.copyOf(path);
    }
  }

  /** An entry as lines, its key in the first that is no comment. */
  interface Lines {
    /** The lines, each behind this indentation. */
    List<String> at(String indent);
  }

  /** Takes a key and its value out. */
  record Remove(List<String> path) implements YamlEdit {
    public Remove {
      path = List.copyOf(path);
    }
  }

  /** What became of a change. */
  sealed interface Result {
    /** The whole file as it shall be. */
    @SuppressWarnings("ArrayRecordComponent") // written once, compared never
    record Edited(byte[] octets) implements Result {
      /** As text. */
      public String text() {
        return new String(octets, StandardCharsets.UTF_8);
      }
    }

    /** Why nothing was changed, in a sentence that begins with the place. */
    record Refused(String why) implements Result {}
  }

  /**
   * Makes the change, and makes sure of it by reading the result again.
   *
   * @param file as sentences name it
   */
  default Result apply(String file, byte[] octets) {
    return new Editing(file, octets).apply(this);
  }
}
