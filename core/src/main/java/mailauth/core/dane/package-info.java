/**
 * DANE for SMTP (RFC 6698, 7671, 7672), and what mail hosts present. Depends on {@code dns}, {@code
 * json} and {@code lint}.
 */
@NullMarked
package mailauth.core.dane;

import org.jspecify.annotations.NullMarked;
