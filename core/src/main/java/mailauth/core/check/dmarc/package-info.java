/**
 * The checks of DMARC.
 *
 * <p>Depends on {@code picture}, {@code issue} and {@code dmarc}.
 */
@NullMarked
package mailauth.core.check.dmarc;

import org.jspecify.annotations.NullMarked;
