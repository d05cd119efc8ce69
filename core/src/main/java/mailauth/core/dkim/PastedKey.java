package mailauth.core.dkim;

import java.util.List;

/** What became of a key that a person gave. */
public sealed interface PastedKey {

  /**
   * A key to publish.
   *
   * @param notes one sentence for each thing that was repaired on the way
   */
  record Usable(DkimPublicKey key, List<String> notes) implements PastedKey {
    public Usable {
      notes = List.copyOf(notes);
    }
  }

  /**
   * No key to publish.
   *
   * @param reason what is wrong and what to give instead, without quoting the text
   */
  record Refused(String reason) implements PastedKey {}
}
