package mailauth.core.check.picture;

import java.util.Optional;
import mailauth.core.dns.Name;

/** The list of public suffixes, by which receivers of RFC 7489 find organizational domains. */
@FunctionalInterface
public interface SuffixList {
  /** The organizational domain of a name; empty for a public suffix itself. */
  Optional<Name> organizationalDomain(Name name);
}
