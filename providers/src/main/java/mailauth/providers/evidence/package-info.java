/**
 * Where imported evidence is kept.
 *
 * <p>Depends on {@code files} and {@code host}.
 */
@NullMarked
package mailauth.providers.evidence;

import org.jspecify.annotations.NullMarked;
