/**
 * Who hosts DNS for others, told by the names of their servers.
 *
 * <p>Depends on {@code dns} and {@code config}.
 */
@NullMarked
package mailauth.core.hosting;

import org.jspecify.annotations.NullMarked;
