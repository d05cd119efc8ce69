/**
 * Where imported evidence is kept.
 *
 * <p>Depends on {@code apply} for its threads, {@code files} and {@code host}.
 */
@NullMarked
package mailauth.providers.evidence;

import org.jspecify.annotations.NullMarked;
