/**
 * Cloudflare DNS by its API v4.
 *
 * <p>Depends on {@code web} and what that depends on.
 */
@NullMarked
package mailauth.providers.cloudflare;

import org.jspecify.annotations.NullMarked;
