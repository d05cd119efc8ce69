package mailauth.cli.completion;

/**
 * A word that may come next.
 *
 * @param about what it is, in a few words; empty text for nothing
 */
public record Candidate(String word, String about) {
  Candidate(String word) {
    this(word, "");
  }

  /** As the scripts read it: a line, in which a tab divides both. */
  public String line() {
    return about.isEmpty() ? word : word + "\t" + about.replace('\t', ' ').replace('\n', ' ');
  }
}
