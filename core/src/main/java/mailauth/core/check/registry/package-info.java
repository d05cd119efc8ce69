/**
 * Every check with its id: what it is called, what it means, how to fix it.
 *
 * <p>Depends on {@code lint} and {@code yaml}.
 */
@NullMarked
package mailauth.core.check.registry;

import org.jspecify.annotations.NullMarked;
