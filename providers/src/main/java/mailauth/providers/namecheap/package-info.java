/**
 * Namecheap by its XML API, which replaces whole zones.
 *
 * <p>Depends on {@code web} and what that depends on.
 */
@NullMarked
package mailauth.providers.namecheap;

import org.jspecify.annotations.NullMarked;
