package mailauth.core.handentry;

/**
 * What is wrong with a record.
 *
 * @param sentence what is wrong and what to do, for a person
 */
public record Finding(Mistake mistake, String sentence) {

  @SuppressWarnings("AnnotateFormatMethod") // the sentences are tables of their own
  static Finding of(Mistake mistake, String sentence, Object... values) {
    return new Finding(mistake, sentence.formatted(values));
  }
}
