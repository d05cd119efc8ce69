package mailauth.core.yaml;

import java.util.List;

/**
 * Reads a file's octets as one YAML 1.2 document, with what a config has no use for left out: tags,
 * merge keys, complex keys, several documents. Aliases are followed within bounds.
 */
public final class Yaml {
  /** The largest file that is read. */
  public static final int MAX_OCTETS = 64 << 20;

  private Yaml() {}

  /**
   * Never throws for what a file may hold.
   *
   * @param file as positions name it
   */
  public static Parsed parse(String file, byte[] octets) {
    if (octets.length > MAX_OCTETS) {
      return new Parsed.Faulty(List.of(tooLarge(file, octets.length)));
    }
    try {
      var composer = new Composer(SourceText.of(file, octets));
      var root = composer.compose();
      return composer.problems().isEmpty()
          ? new Parsed.Document(root)
          : new Parsed.Faulty(composer.problems());
    } catch (Unreadable e) {
      return new Parsed.Faulty(List.of(e.problem()));
    }
  }

  /** What to say of a file of more than {@link #MAX_OCTETS}, which need not be read to say it. */
  public static Problem tooLarge(String file, long octets) {
    return new Problem(
        Position.ofFile(file),
        "the file has %d MiB and at most %d are read: split it and name its folder"
            .formatted((octets + (1 << 20) - 1) >> 20, MAX_OCTETS >> 20));
  }
}
