/**
 * Porkbun by its JSON API v3.
 *
 * <p>Depends on {@code web} and what that depends on.
 */
@NullMarked
package mailauth.providers.porkbun;

import org.jspecify.annotations.NullMarked;
