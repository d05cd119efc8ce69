/**
 * GoDaddy by its Domains API v1.
 *
 * <p>Depends on {@code web} and what that depends on.
 */
@NullMarked
package mailauth.providers.godaddy;

import org.jspecify.annotations.NullMarked;
