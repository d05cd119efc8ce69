package mailauth.core.spf;

/** A mechanism and what it says when it matches (RFC 7208 section 4.6.2). */
public record Directive(Qualifier qualifier, Mechanism mechanism, String source) implements Term {

  public static Directive of(Qualifier qualifier, Mechanism mechanism) {
    return new Directive(qualifier, mechanism, write(qualifier, mechanism));
  }

  @Override
  public String text() {
    return write(qualifier, mechanism);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Directive that
        && qualifier == that.qualifier
        && mechanism.equals(that.mechanism);
  }

  @Override
  public int hashCode() {
    return qualifier.hashCode() * 31 + mechanism.hashCode();
  }

  @Override
  public String toString() {
    return text();
  }

  private static String write(Qualifier qualifier, Mechanism mechanism) {
    return (qualifier == Qualifier.PASS ? "" : qualifier.sign()) + mechanism.text();
  }
}
