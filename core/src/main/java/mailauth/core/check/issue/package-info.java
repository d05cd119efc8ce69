/**
 * What the checks find, and which server said so.
 *
 * <p>Depends on {@code registry}, {@code dns} and {@code lint}.
 */
@NullMarked
package mailauth.core.check.issue;

import org.jspecify.annotations.NullMarked;
