/**
 * Scaleway Domains and DNS by its API v2beta1.
 *
 * <p>Depends on {@code web} and what that depends on.
 */
@NullMarked
package mailauth.providers.scaleway;

import org.jspecify.annotations.NullMarked;
