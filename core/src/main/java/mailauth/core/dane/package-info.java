/** DANE for SMTP (RFC 6698, 7671, 7672). Depends on {@code dns} and {@code lint}. */
@NullMarked
package mailauth.core.dane;

import org.jspecify.annotations.NullMarked;
