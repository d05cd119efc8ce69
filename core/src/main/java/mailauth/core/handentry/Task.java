package mailauth.core.handentry;

import java.util.Locale;

/** What a person has to do about a record. */
public enum Task {
  /** Nothing of the kind is there: add it. */
  NEW("Add a record."),
  /** One is there and says something else: edit it, rather than to add a second. */
  CHANGE("Edit the record that is there; do not add a second one."),
  /** Several are there where only one may be: make one of them. */
  MERGE("Edit one of the records that are there, and delete the others."),
  /** It is no longer wanted. */
  REMOVE("Delete the record."),
  /** It stands as it should. */
  RIGHT("Leave it as it is."),
  /** Today's DNS could not be read. */
  UNKNOWN("Look whether there is one: edit it, or add it.");

  private final String instruction;

  Task(String instruction) {
    this.instruction = instruction;
  }

  /** What to do, in a sentence. */
  public String instruction() {
    return instruction;
  }

  /** The name in tables and in JSON. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
