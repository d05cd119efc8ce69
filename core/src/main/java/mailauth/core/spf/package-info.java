/** SPF (RFC 7208). Depends on {@code dns}, {@code ip} and {@code lint}. */
@NullMarked
package mailauth.core.spf;

import org.jspecify.annotations.NullMarked;
