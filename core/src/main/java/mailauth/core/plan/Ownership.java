package mailauth.core.plan;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.posture.Purpose;

/**
 * What we put into a domain's DNS and so may take out again.
 *
 * @param created the removable values that we created
 * @param spfTerms our terms in each name's SPF record, as text
 */
public record Ownership(Set<Owned> created, Map<Name, List<String>> spfTerms) {
  public static final Ownership NONE = new Ownership(Set.of(), Map.of());

  public Ownership {
    created = Set.copyOf(created);
    spfTerms = Map.copyOf(spfTerms);
  }

  /** Where our values are. */
  public Stream<RRsetKey> rrsets() {
    return Stream.concat(
        created.stream().map(Owned::key), spfTerms.keySet().stream().map(Ownership::spf));
  }

  /**
   * What is ours on the way to {@code after}, with some changes made or perhaps made: what they
   * create besides what was ours already.
   */
  public Ownership midway(Ownership after, Collection<Change> made) {
    var touched = made.stream().map(Change::owned).collect(toSet());
    var nowCreated = new HashSet<>(created);
    after.created.stream().filter(touched::contains).forEach(nowCreated::add);
    var nowTerms = new HashMap<>(spfTerms);
    after.spfTerms.forEach((name, terms) -> {
      if (touched.contains(new Owned(spf(name), Purpose.SPF))) {
        nowTerms.merge(name, terms, Ownership::union);
      }
    });
    return new Ownership(nowCreated, nowTerms);
  }

  /** Our terms in the SPF record of a name, as text. */
  public List<String> spfTerms(Name name) {
    return spfTerms.getOrDefault(name, List.of());
  }

  private static RRsetKey spf(Name name) {
    return new RRsetKey(name, RecordType.TXT);
  }

  private static List<String> union(List<String> these, List<String> those) {
    return Stream.concat(these.stream(), those.stream()).distinct().toList();
  }
}
