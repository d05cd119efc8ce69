/**
 * What changed since a git revision. Git itself is asked, as the one who knows its repositories.
 *
 * <p>Depends on {@code files} and the modules below.
 */
@NullMarked
package mailauth.cli.revision;

import org.jspecify.annotations.NullMarked;
