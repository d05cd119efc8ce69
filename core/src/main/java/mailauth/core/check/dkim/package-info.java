/**
 * The checks of DKIM keys.
 *
 * <p>Depends on {@code picture}, {@code issue} and {@code dkim}.
 */
@NullMarked
package mailauth.core.check.dkim;

import org.jspecify.annotations.NullMarked;
