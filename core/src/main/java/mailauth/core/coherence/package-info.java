/**
 * Whether a domain's records agree with each other and with how its senders sign: pure functions
 * over what others have read, for plans and for audits.
 *
 * <p>Depends on {@code dns}, {@code dmarc}, {@code mtasts} and {@code lint}.
 */
@NullMarked
package mailauth.core.coherence;

import org.jspecify.annotations.NullMarked;
