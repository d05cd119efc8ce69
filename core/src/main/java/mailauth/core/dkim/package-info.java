/**
 * DKIM keys and key records (RFC 6376, 8301, 8463).
 *
 * <p>Depends on {@code dns}, {@code lint} and {@code tags}.
 */
@NullMarked
package mailauth.core.dkim;

import org.jspecify.annotations.NullMarked;
