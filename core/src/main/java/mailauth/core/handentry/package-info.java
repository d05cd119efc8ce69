/**
 * What a person enters at a host by hand: what to type, and what went wrong where it does not show.
 *
 * <p>Depends on {@code plan}, {@code posture}, {@code mtasts}, {@code yaml} and {@code dns}.
 */
@NullMarked
package mailauth.core.handentry;

import org.jspecify.annotations.NullMarked;
