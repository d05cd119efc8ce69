/**
 * The checks of BIMI.
 *
 * <p>Depends on {@code picture}, {@code issue} and {@code bimi}.
 */
@NullMarked
package mailauth.core.check.bimi;

import org.jspecify.annotations.NullMarked;
