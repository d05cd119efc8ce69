package mailauth.core.tags;

import java.util.ArrayList;
import java.util.List;

/**
 * One {@code name=value} of a tag-list.
 *
 * @param at where the name begins in the text, in chars from 0
 * @param name as written, perhaps empty, without the blanks around it
 * @param valueAt where the value begins
 * @param value as written, perhaps empty, without the blanks around it
 */
public record Tag(int at, String name, int valueAt, String value) {

  /**
   * One item of a value that is a list.
   *
   * @param at where it begins in the text, in chars from 0
   * @param text the item, perhaps empty, without the blanks around it
   */
  public record Item(int at, String text) {}

  /** Whether blanks stand beside the equals sign, which only some records allow. */
  public boolean isSpaced() {
    return valueAt != at + name.length() + 1;
  }

  /** The value as a list; an empty value has one empty item. */
  public List<Item> items(char separator) {
    var items = new ArrayList<Item>();
    int start = 0;
    while (start <= value.length()) {
      int end = value.indexOf(separator, start);
      end = end < 0 ? value.length() : end;
      int from = TagList.skipBlanks(value, start, end);
      int to = TagList.trimBlanks(value, from, end);
      items.add(new Item(valueAt + from, value.substring(from, to)));
      start = end + 1;
    }
    return items;
  }
}
