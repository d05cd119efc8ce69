/**
 * The checks of the zone and its name servers.
 *
 * <p>Depends on {@code picture} and {@code issue}.
 */
@NullMarked
package mailauth.core.check.zone;

import org.jspecify.annotations.NullMarked;
