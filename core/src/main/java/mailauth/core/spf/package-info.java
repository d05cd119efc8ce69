/** SPF (RFC 7208). Depends on {@code dns} and {@code ip}. */
@NullMarked
package mailauth.core.spf;

import org.jspecify.annotations.NullMarked;
