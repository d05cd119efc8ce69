/**
 * Includes written out as addresses, with proof that nothing is lost.
 *
 * <p>Depends on {@code spf.authorization}, {@code spf}, {@code dns} and {@code ip}.
 */
@NullMarked
package mailauth.core.spf.flattening;

import org.jspecify.annotations.NullMarked;
