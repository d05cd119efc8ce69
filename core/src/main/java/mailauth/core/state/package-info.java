/**
 * What DNS cannot tell and mailauth must remember.
 *
 * <p>Depends on {@code plan}, for what is ours, and on {@code json} and {@code dns}.
 */
@NullMarked
package mailauth.core.state;

import org.jspecify.annotations.NullMarked;
