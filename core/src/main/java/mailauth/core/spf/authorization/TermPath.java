package mailauth.core.spf.authorization;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mailauth.core.spf.Term;

/**
 * The way to a term: through includes and redirects, from the record that was asked for.
 *
 * @param hops the term in that record first; empty for the record as a whole
 */
public record TermPath(List<Hop> hops) {
  public static final TermPath ROOT = new TermPath(List.of());

  /** A term, and the domain in whose record it stands. */
  public record Hop(String domain, Term term) {}

  public TermPath {
    hops = List.copyOf(hops);
  }

  /** The term in the record that was asked for. */
  public Optional<Term> top() {
    return hops.stream().findFirst().map(Hop::term);
  }

  public TermPath then(String domain, Term term) {
    return new TermPath(Stream.concat(hops.stream(), Stream.of(new Hop(domain, term))).toList());
  }

  /** The terms with {@code >} between them. */
  @Override
  public String toString() {
    return hops.stream().map(hop -> hop.term().text()).collect(Collectors.joining(" > "));
  }
}
