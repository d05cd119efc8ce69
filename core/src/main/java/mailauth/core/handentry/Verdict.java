package mailauth.core.handentry;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;

/**
 * What all servers together show of an entry.
 *
 * @param finding what is wrong; empty if the entry stands everywhere
 */
public record Verdict(HandEntry entry, Optional<Finding> finding) {

  /**
   * Sums up.
   *
   * @param servers the zone's name servers, at least one
   * @param resolver what a resolver shows; asked only where all servers are right
   * @param remembered for how many seconds the resolver may still remember; empty if nobody knows
   */
  public static Verdict of(
      HandEntry entry,
      List<Sighting> servers,
      Optional<Sighting> resolver,
      Optional<Long> remembered) {
    var wrong = servers.stream().filter(sighting -> sighting.finding().isPresent()).toList();
    if (wrong.isEmpty()) {
      return new Verdict(
          entry,
          resolver
              .flatMap(Sighting::finding)
              .map(finding -> cached(resolver.get().server(), finding, remembered)));
    }
    var worst = worst(wrong);
    boolean some = wrong.size() < servers.size() && worst.mistake().passes();
    return new Verdict(entry, Optional.of(some ? onlySome(servers, wrong) : at(wrong, worst)));
  }

  /** What a person can mend counts before what passes by itself. */
  private static Finding worst(List<Sighting> wrong) {
    var findings = wrong.stream().flatMap(sighting -> sighting.finding().stream()).toList();
    return findings.stream()
        .filter(finding -> !finding.mistake().passes())
        .findFirst()
        .or(() ->
            findings.stream()
                .filter(finding -> finding.mistake() != Mistake.UNANSWERED)
                .findFirst())
        .orElseGet(findings::getFirst);
  }

  private static Finding at(List<Sighting> wrong, Finding worst) {
    var server =
        wrong.stream()
            .filter(sighting -> sighting.finding().filter(worst::equals).isPresent())
            .map(Sighting::server)
            .findFirst()
            .orElseThrow();
    return told(server, worst);
  }

  /** Why a server does not answer, names it already. */
  private static Finding told(String server, Finding finding) {
    return finding.mistake() == Mistake.UNANSWERED
        ? finding
        : new Finding(finding.mistake(), server + ": " + finding.sentence());
  }

  private static Finding onlySome(List<Sighting> servers, List<Sighting> wrong) {
    var right =
        servers.stream()
            .filter(sighting -> sighting.finding().isEmpty())
            .map(Sighting::server)
            .collect(joining(", "));
    var lacking =
        wrong.stream()
            .map(sighting ->
                sighting.server()
                    + " ("
                    + sighting.finding().map(f -> f.mistake().text()).orElseThrow()
                    + ")")
            .collect(joining(", "));
    return Finding.of(
        Mistake.ONLY_SOME_SERVERS,
        "%s has it, %s not yet: wait, and if that lasts, ask the host why",
        right,
        lacking);
  }

  private static Finding cached(String resolver, Finding finding, Optional<Long> remembered) {
    return finding.mistake() == Mistake.UNANSWERED
        ? finding
        : Finding.of(
            Mistake.CACHED,
            "all name servers have it, and the resolver %s still remembers what was before%s",
            resolver,
            remembered.map(", for up to %d s: wait"::formatted).orElse(": wait"));
  }

  public boolean isRight() {
    return finding.isEmpty();
  }
}
