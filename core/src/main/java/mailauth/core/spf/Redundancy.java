package mailauth.core.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailauth.core.ip.Cidr;
import mailauth.core.ip.IpRange;

/** Networks of a record that another one of it holds already (RFC 7208 section 4.6.2). */
public final class Redundancy {
  /** More directives than a DNS message holds; a record that cannot be published is left alone. */
  private static final int MAX = 6_000;

  private Redundancy() {}

  /**
   * A directive that says nothing new.
   *
   * @param within the directive that says it
   */
  public record Redundant(Directive directive, Directive within) {}

  /**
   * The directives without which every address has the same result. Those are networks within
   * another one of the same qualifier that stands before them, or after them with nothing between
   * that asks DNS or decides otherwise.
   *
   * @param directives in their order; none after {@code all}
   */
  public static List<Redundant> in(List<Directive> directives) {
    if (directives.size() > MAX) {
      return List.of();
    }
    var rest = new ArrayList<>(directives);
    var found = new ArrayList<Redundant>();
    for (int i = 0; i < rest.size(); i++) {
      var directive = rest.get(i);
      var within = holder(rest, i);
      if (within.isPresent()) {
        found.add(new Redundant(directive, within.get()));
        rest.remove(i--);
      }
    }
    return found;
  }

  private static Optional<Directive> holder(List<Directive> directives, int at) {
    var network = network(directives.get(at));
    if (network.isEmpty()) {
      return Optional.empty();
    }
    var range = IpRange.of(network.get());
    for (int i = 0; i < at; i++) {
      if (holds(directives.get(i), directives.get(at), range)) {
        return Optional.of(directives.get(i));
      }
    }
    for (int i = at + 1; i < directives.size(); i++) {
      var other = directives.get(i);
      if (holds(other, directives.get(at), range)) {
        return Optional.of(other);
      }
      boolean harmless =
          network(other).isPresent()
              && (other.qualifier() == directives.get(at).qualifier()
                  || IpRange.of(network(other).get()).intersect(range).isEmpty());
      if (!harmless) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean holds(Directive outer, Directive inner, IpRange range) {
    return outer.qualifier() == inner.qualifier()
        && network(outer)
            .map(IpRange::of)
            .flatMap(range::intersect)
            .filter(range::equals)
            .isPresent();
  }

  private static Optional<Cidr> network(Directive directive) {
    return directive.mechanism() instanceof Mechanism.Ip(var network)
        ? Optional.of(network)
        : Optional.empty();
  }
}
