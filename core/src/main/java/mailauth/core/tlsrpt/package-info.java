/** TLS reporting (RFC 8460). Depends on {@code lint} and {@code tags}. */
@NullMarked
package mailauth.core.tlsrpt;

import org.jspecify.annotations.NullMarked;
