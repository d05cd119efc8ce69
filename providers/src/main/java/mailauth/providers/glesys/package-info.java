/**
 * GleSYS by its API.
 *
 * <p>Depends on {@code web} and what that depends on.
 */
@NullMarked
package mailauth.providers.glesys;

import org.jspecify.annotations.NullMarked;
