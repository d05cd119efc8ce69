package mailauth.core.guide;

import java.util.List;

/**
 * A sentence in any {@link Language}.
 *
 * @param key where {@link Words} has it
 * @param values what is filled in; a message among them is put into words, a name into U-labels
 */
public record Message(String key, List<Object> values) {
  public Message {
    values = List.copyOf(values);
  }

  static Message of(String key, Object... values) {
    return new Message(key, List.of(values));
  }
}
