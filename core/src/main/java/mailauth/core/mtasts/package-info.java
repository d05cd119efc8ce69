/** MTA-STS (RFC 8461). Depends on {@code dns}, {@code lint} and {@code tags}. */
@NullMarked
package mailauth.core.mtasts;

import org.jspecify.annotations.NullMarked;
