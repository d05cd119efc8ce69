/**
 * The change from one DKIM key to the next, a step a run (RFC 6376 section 3.1, M3AAWG's advice on
 * key rotation).
 *
 * <p>Depends on {@code json}.
 */
@NullMarked
package mailauth.core.dkim.rotation;

import org.jspecify.annotations.NullMarked;
