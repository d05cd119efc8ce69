package mailauth.core.spf;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An SPF record's terms, in order (RFC 7208 section 4.6.1). */
public record SpfRecord(List<Term> terms) {
  static final String VERSION = "v=spf1";

  public SpfRecord {
    terms = List.copyOf(terms);
  }

  public static SpfRecord of(Term... terms) {
    return new SpfRecord(List.of(terms));
  }

  /**
   * Whether a TXT record's octets are an SPF record of version 1: the version alone or followed by
   * a space (RFC 7208 section 4.5).
   */
  public static boolean isSpf(String octets) {
    return octets.regionMatches(true, 0, VERSION, 0, VERSION.length())
        && (octets.length() == VERSION.length() || octets.charAt(VERSION.length()) == ' ');
  }

  /** The directives, in the order in which they are tried. */
  public List<Directive> directives() {
    return terms.stream().flatMap(SpfRecord::directive).toList();
  }

  /** What the first {@code all} says; terms after it are never reached. */
  public Optional<Qualifier> all() {
    return directives().stream()
        .filter(directive -> directive.mechanism() instanceof Mechanism.All)
        .map(Directive::qualifier)
        .findFirst();
  }

  /** The target of {@code redirect=}, which has an effect only without {@code all}. */
  public Optional<MacroString> redirect() {
    return modifier(Modifier.REDIRECT);
  }

  /** The target of {@code exp=}. */
  public Optional<MacroString> exp() {
    return modifier(Modifier.EXP);
  }

  /** The record in its shortest usual form. */
  public String text() {
    return write(terms.stream().map(Term::text));
  }

  /** The record with every term as it was written. */
  public String source() {
    return write(terms.stream().map(Term::source));
  }

  @Override
  public String toString() {
    return text();
  }

  private Optional<MacroString> modifier(String name) {
    return terms.stream()
        .flatMap(term -> term instanceof Modifier modifier ? Stream.of(modifier) : Stream.of())
        .filter(modifier -> modifier.name().equals(name))
        .map(Modifier::value)
        .findFirst();
  }

  private static Stream<Directive> directive(Term term) {
    return term instanceof Directive directive ? Stream.of(directive) : Stream.of();
  }

  private static String write(Stream<String> terms) {
    return Stream.concat(Stream.of(VERSION), terms).collect(Collectors.joining(" "));
  }
}
