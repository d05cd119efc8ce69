/**
 * Hetzner by its Cloud API v1.
 *
 * <p>Depends on {@code web} and what that depends on.
 */
@NullMarked
package mailauth.providers.hetzner;

import org.jspecify.annotations.NullMarked;
