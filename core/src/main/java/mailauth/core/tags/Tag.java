package mailauth.core.tags;

/**
 * One {@code name=value} of a tag-list.
 *
 * @param at where the name begins in the text, in chars from 0
 * @param name as written, perhaps empty, without the blanks around it
 * @param valueAt where the value begins
 * @param value as written, perhaps empty, without the blanks around it
 */
public record Tag(int at, String name, int valueAt, String value) {

  /** Whether blanks stand beside the equals sign, which only some records allow. */
  public boolean isSpaced() {
    return valueAt != at + name.length() + 1;
  }
}
