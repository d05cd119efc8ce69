/**
 * The checks of SPF.
 *
 * <p>Depends on {@code picture}, {@code issue} and {@code spf}.
 */
@NullMarked
package mailauth.core.check.spf;

import org.jspecify.annotations.NullMarked;
