/**
 * What linting one record says, whatever its kind.
 *
 * <p>Depends on {@code json} and {@code tags}.
 */
@NullMarked
package mailauth.core.lint;

import org.jspecify.annotations.NullMarked;
