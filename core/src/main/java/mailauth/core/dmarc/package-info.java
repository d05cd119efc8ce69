/** DMARC (RFC 9989). Depends on {@code dns}. */
@NullMarked
package mailauth.core.dmarc;

import org.jspecify.annotations.NullMarked;
