/** DMARC (RFC 9989). Depends on {@code dns}, {@code lint} and {@code tags}. */
@NullMarked
package mailauth.core.dmarc;

import org.jspecify.annotations.NullMarked;
