package mailauth.core.spf;

/**
 * One term of a record (RFC 7208 section 4.6.1). Terms are equal when they say the same: letter
 * case, a written-out {@code +} and written-out default prefix lengths make no difference, and
 * neither does {@link #source}.
 */
public sealed interface Term permits Directive, Modifier {
  /** The term as it was written, in octets; what {@link #text} gives for a term made here. */
  String source();

  /** The term in its shortest usual form. */
  String text();
}
