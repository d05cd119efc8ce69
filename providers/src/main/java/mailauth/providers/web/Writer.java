package mailauth.providers.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Reading;
import mailauth.providers.host.Replacement;
import mailauth.providers.http.HttpFault;
import mailauth.providers.http.HttpFault.Kind;
import mailauth.providers.http.Pace;

/**
 * Writes what belongs together: reads again, compares, writes, and reads back. What a host says of
 * a write is not enough to go by.
 */
final class Writer<N> {
  private static final int CHANGED_MEANWHILE = 412;
  private static final int SERVER_ERROR = 500;
  private static final int ATTEMPTS = 5;
  private static final int LOOKS = 3;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final String title;
  private final ZoneStore<N> store;
  private final Snapshots<N> snapshots;
  private final Pace pace;

  Writer(String title, ZoneStore<N> store, Snapshots<N> snapshots, Pace pace) {
    this.title = title;
    this.store = store;
    this.snapshots = snapshots;
    this.pace = pace;
  }

  /** One outcome for each replacement, in order. */
  List<Outcome> write(HostedZone zone, List<Replacement> replacements) {
    return write(zone, replacements, 1);
  }

  private List<Outcome> write(HostedZone zone, List<Replacement> replacements, int attempt) {
    Map<Name, View<N>> views;
    try {
      views = look(zone, replacements);
    } catch (HttpFault e) {
      return Outcomes.all(replacements, new Outcome.Failed(e.getMessage()));
    }
    var obstacles = replacements.stream().map(each -> obstacle(views, each, replacements)).toList();
    if (obstacles.stream().anyMatch(Optional::isPresent)) {
      return Outcomes.blocked(replacements, obstacles);
    }
    var steps = steps(views, replacements);
    if (steps.isEmpty()) {
      return Outcomes.all(replacements, new Outcome.Written());
    }
    try {
      store.write(zone, steps);
    } catch (HttpFault e) {
      return isWorthAnother(e, attempt)
          ? again(zone, replacements, attempt)
          : judge(zone, replacements, e);
    }
    return confirm(zone, replacements);
  }

  /** A server that stumbled, such as over a lock. Comparing anew makes another attempt safe. */
  private boolean isWorthAnother(HttpFault fault, int attempt) {
    return fault.status() >= SERVER_ERROR && store.writesWholeRRsets() && attempt < ATTEMPTS;
  }

  private List<Outcome> again(HostedZone zone, List<Replacement> replacements, int attempt) {
    pace.sleep(FIRST_PAUSE.multipliedBy(1L << attempt));
    var done = compare(zone, replacements, (replacement, reading) -> new Outcome.Failed(""));
    return done.stream().allMatch(Outcome.Written.class::isInstance)
        ? done
        : write(zone, replacements, attempt + 1);
  }

  private Map<Name, View<N>> look(HostedZone zone, List<Replacement> replacements)
      throws HttpFault {
    var views = new HashMap<Name, View<N>>();
    for (var replacement : replacements) {
      var name = replacement.key().name();
      if (!views.containsKey(name)) {
        boolean anew = !store.readsWholeZones() || views.isEmpty();
        views.put(
            name, new View<>(anew ? snapshots.fresh(zone, name) : snapshots.recent(zone, name)));
      }
    }
    return views;
  }

  private static <N> List<Step<N>> steps(Map<Name, View<N>> views, List<Replacement> replacements) {
    var steps = new ArrayList<Step<N>>();
    for (var replacement : replacements) {
      var view = view(views, replacement);
      if (!Comparison.holds(replacement, view.reading(replacement.key()))) {
        steps.add(
            new Step<>(replacement.key(), view.holding(replacement.key()), replacement.wanted()));
      }
    }
    return steps;
  }

  private Optional<Outcome> obstacle(
      Map<Name, View<N>> views, Replacement replacement, List<Replacement> together) {
    var view = view(views, replacement);
    var reading = view.reading(replacement.key());
    var locked = view.holding(replacement.key()).flatMap(Holding::locked);
    if (locked.isPresent()) {
      return Optional.of(new Outcome.Failed("%s %s".formatted(title, locked.get())));
    }
    var other = view.inTheWay(replacement, together);
    if (!Comparison.expects(replacement, reading, other.isEmpty())) {
      return Optional.of(new Outcome.Stale(reading));
    }
    return other.map(key ->
        new Outcome.Failed(
            "%s has a %s record, and a CNAME stands alone at its name"
                .formatted(key.name(), key.type())));
  }

  /** The host said that it is done. It may take a moment until it shows. */
  private List<Outcome> confirm(HostedZone zone, List<Replacement> replacements) {
    for (int look = 1; ; look++) {
      var outcomes =
          compare(
              zone,
              replacements,
              (replacement, reading) ->
                  new Outcome.Unsure(
                      "%s took the change, but now has %s; someone else may have been next"
                          .formatted(title, Comparison.words(reading))));
      boolean done = outcomes.stream().allMatch(Outcome.Written.class::isInstance);
      if (done || look == LOOKS) {
        return outcomes;
      }
      pace.sleep(BETWEEN_LOOKS);
    }
  }

  /** The host did not say that it is done. */
  private List<Outcome> judge(HostedZone zone, List<Replacement> replacements, HttpFault fault) {
    boolean refused = fault.kind() == Kind.REFUSED || fault.kind() == Kind.NOT_SENT;
    return compare(
        zone,
        replacements,
        (replacement, reading) -> {
          boolean unchanged = Comparison.expects(replacement, reading, true);
          if (unchanged && fault.status() != CHANGED_MEANWHILE) {
            return refused
                ? new Outcome.Failed(fault.getMessage())
                : new Outcome.Unsure(fault.getMessage() + "; nothing has changed so far");
          }
          return store.writesWholeRRsets()
              ? new Outcome.Stale(reading)
              : new Outcome.Unsure(
                  "%s; now it has %s".formatted(fault.getMessage(), Comparison.words(reading)));
        });
  }

  @FunctionalInterface
  private interface Otherwise {
    Outcome outcome(Replacement replacement, Reading reading);
  }

  private List<Outcome> compare(
      HostedZone zone, List<Replacement> replacements, Otherwise otherwise) {
    try {
      var views = look(zone, replacements);
      return replacements.stream()
          .map(replacement -> {
            var reading = view(views, replacement).reading(replacement.key());
            return Comparison.holds(replacement, reading)
                ? new Outcome.Written()
                : otherwise.outcome(replacement, reading);
          })
          .toList();
    } catch (HttpFault e) {
      return Outcomes.all(replacements, new Outcome.Unsure(e.getMessage()));
    }
  }

  private static <N> View<N> view(Map<Name, View<N>> views, Replacement replacement) {
    return views.getOrDefault(replacement.key().name(), new View<>(List.of()));
  }
}
