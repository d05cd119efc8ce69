package mailauth.core.coherence;

import java.util.Set;
import mailauth.core.dmarc.Alignment;
import mailauth.core.dns.Name;

/**
 * How one sender authenticates the mail that it sends for a domain.
 *
 * @param label the sender as people call it
 * @param signs the domains that its DKIM signatures name in {@code d=}; none if it does not sign
 * @param envelopes the domains of the return paths that its SPF vouches for; none if SPF never
 *     aligns
 */
public record Signing(String label, Set<Name> signs, Set<Name> envelopes) {
  public Signing {
    signs = Set.copyOf(signs);
    envelopes = Set.copyOf(envelopes);
  }

  /** Whether any signature aligns with mail from {@code author} (RFC 9989 section 4.4.1). */
  public boolean dkimAligns(Name author, Alignment alignment) {
    return signs.stream().anyMatch(name -> aligns(name, author, alignment));
  }

  /** Whether any return path aligns with mail from {@code author} (RFC 9989 section 4.4.2). */
  public boolean spfAligns(Name author, Alignment alignment) {
    return envelopes.stream().anyMatch(name -> aligns(name, author, alignment));
  }

  /** All names here are of one zone, so that one within the other shares its organization. */
  private static boolean aligns(Name name, Name author, Alignment alignment) {
    return switch (alignment) {
      case STRICT -> name.equals(author);
      case RELAXED -> name.isWithin(author) || author.isWithin(name);
    };
  }
}
