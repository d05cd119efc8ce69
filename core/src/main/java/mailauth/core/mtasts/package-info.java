/**
 * MTA-STS (RFC 8461).
 *
 * <p>Depends on {@code dns}, {@code lint}, {@code tags}, {@code web} and {@code json}.
 */
@NullMarked
package mailauth.core.mtasts;

import org.jspecify.annotations.NullMarked;
