/**
 * DKIM signatures in messages: read, and verified against the key in DNS (RFC 6376, 8301, 8463).
 *
 * <p>Depends on {@code dkim}, {@code dns}, {@code lint} and {@code tags}.
 */
@NullMarked
package mailauth.core.dkim.signature;

import org.jspecify.annotations.NullMarked;
