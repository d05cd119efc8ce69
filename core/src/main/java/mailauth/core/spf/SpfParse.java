package mailauth.core.spf;

import java.util.List;

/**
 * What was understood of a record's text.
 *
 * @param record the sound terms, in order
 * @param faults in order of their place; with any, receivers answer permerror
 */
public record SpfParse(SpfRecord record, List<SpfFault> faults) {
  public SpfParse {
    faults = List.copyOf(faults);
  }

  /**
   * Reads a TXT record's joined octets, one char an octet. Takes any text; time and memory are
   * linear in its length.
   */
  public static SpfParse parse(String octets) {
    return new RecordParser(octets).parse();
  }

  public boolean isSound() {
    return faults.isEmpty();
  }
}
