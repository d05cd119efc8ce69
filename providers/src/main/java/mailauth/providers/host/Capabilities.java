package mailauth.providers.host;

import java.util.Set;
import mailauth.core.dns.RecordType;

/**
 * What a host can do.
 *
 * @param swap how a lost race is noticed
 * @param atomic whether all replacements in one zone happen together or not at all
 * @param types the record types it takes
 * @param longestTxt the most octets that one TXT value may have
 * @param minimumTtl in seconds
 */
public record Capabilities(
    Swap swap, boolean atomic, Set<RecordType> types, int longestTxt, long minimumTtl) {

  /** How a host keeps two writers apart. */
  public enum Swap {
    /** The host compares and swaps by itself. */
    NATIVE,
    /** We read again just before the write, and after it. */
    READ_BEFORE_WRITE
  }
}
