package mailauth.cli.project;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mailauth.core.dns.Name;
import mailauth.core.plan.Plan;

/**
 * Which domains a run is about.
 *
 * @param globs names, perhaps with {@code *} for any characters; none selects all
 * @param among the only domains that may be selected; empty for any
 * @param shard the part of a fleet that is selected; empty for all of it
 */
public record Selection(List<String> globs, Optional<Set<Name>> among, Optional<Shard> shard) {
  public static final Selection ALL = new Selection(List.of());

  public Selection {
    globs = List.copyOf(globs);
    among = among.map(Set::copyOf);
  }

  public Selection(List<String> globs) {
    this(globs, Optional.empty(), Optional.empty());
  }

  /** The same, of these domains only. */
  public Selection among(Set<Name> domains) {
    return new Selection(globs, Optional.of(domains), shard);
  }

  /** The same, of this part of a fleet only. */
  public Selection of(Optional<Shard> part) {
    return new Selection(globs, among, part);
  }

  public boolean includes(Name domain) {
    return among.map(names -> names.contains(domain)).orElse(true)
        && shard.map(part -> part.includes(domain)).orElse(true)
        && (globs.isEmpty() || globs.stream().anyMatch(glob -> matches(glob, domain)));
  }

  /** What a plan says of the domains that are selected. */
  public Plan of(Plan plan) {
    return new Plan(plan.domains().stream().filter(domain -> includes(domain.domain())).toList());
  }

  /** The globs that select none of these domains: a typo, most likely. */
  public List<String> selectingNone(List<Name> domains) {
    return globs.stream()
        .filter(glob -> domains.stream().noneMatch(domain -> matches(glob, domain)))
        .toList();
  }

  private static boolean matches(String glob, Name domain) {
    return glob.indexOf('*') < 0
        ? Name.of(glob).equals(domain)
        : pattern(glob).matcher(domain.text()).matches();
  }

  private static Pattern pattern(String glob) {
    return Pattern.compile(
        Pattern.compile("\\*")
            .splitAsStream(glob)
            .map(Pattern::quote)
            .collect(Collectors.joining(".*", "", glob.endsWith("*") ? ".*" : "")),
        Pattern.CASE_INSENSITIVE);
  }
}
