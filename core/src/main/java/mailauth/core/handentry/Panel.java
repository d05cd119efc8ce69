package mailauth.core.handentry;

import java.util.List;

/**
 * How a host wants its records to be typed.
 *
 * @param id as {@code --panel} takes it
 * @param apex what is typed as the name of the zone itself where names are relative; may be empty
 * @param targets how the names in values are typed
 * @param splitPriority whether an MX record's preference has a field of its own
 * @param ownTtl whether each record has a TTL of its own
 * @param minimumTtl in seconds
 * @param longestTxt in octets; 0 for no limit known
 * @param lacking the types that it does not take
 * @param notes what else to know, in sentences
 */
public record Panel(
    String id,
    String title,
    NameForm names,
    String apex,
    NameForm targets,
    TxtForm txt,
    boolean splitPriority,
    boolean ownTtl,
    long minimumTtl,
    int longestTxt,
    List<String> lacking,
    List<String> notes) {
  public Panel {
    lacking = List.copyOf(lacking);
    notes = List.copyOf(notes);
  }

  /** The same with names typed otherwise. */
  public Panel typing(NameForm otherNames) {
    return new Panel(
        id,
        title,
        otherNames,
        apex,
        targets,
        txt,
        splitPriority,
        ownTtl,
        minimumTtl,
        longestTxt,
        lacking,
        notes);
  }
}
