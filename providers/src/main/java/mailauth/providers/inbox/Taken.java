package mailauth.providers.inbox;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mailauth.core.dns.Name;

/**
 * What an import took in and what it left.
 *
 * @param reports that are new
 * @param rows of these reports
 * @param messages that these rows stand for
 * @param duplicates reports that were known before
 * @param oddRows rows of otherwise sound reports that say nothing of use
 * @param foreign how many reports were on domains that nobody asked about
 * @param skipped what could not be read
 * @param nameless whether addresses have no name because no resolver answered
 */
public record Taken(
    int reports,
    long rows,
    long messages,
    int duplicates,
    long oddRows,
    Map<Name, Integer> foreign,
    List<Skipped> skipped,
    boolean nameless) {
  public Taken {
    foreign = Collections.unmodifiableSortedMap(new TreeMap<>(foreign));
    skipped = List.copyOf(skipped);
  }

  /**
   * Something that could not be used.
   *
   * @param what a file, or a way into one
   * @param why a clause without a subject
   */
  public record Skipped(String what, String why) {}
}
