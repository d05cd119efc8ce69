/**
 * IONOS by its DNS API for hosting.
 *
 * <p>Depends on {@code web} and what that depends on.
 */
@NullMarked
package mailauth.providers.ionos;

import org.jspecify.annotations.NullMarked;
