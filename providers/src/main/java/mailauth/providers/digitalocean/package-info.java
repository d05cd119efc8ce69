/**
 * DigitalOcean DNS by its API v2.
 *
 * <p>Depends on {@code web} and what that depends on.
 */
@NullMarked
package mailauth.providers.digitalocean;

import org.jspecify.annotations.NullMarked;
