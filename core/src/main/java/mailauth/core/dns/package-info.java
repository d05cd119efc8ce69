/**
 * Names, RRsets and TXT octets as mail authentication needs them, and {@link
 * mailauth.core.dns.Dns}, the one door through which core sees the world.
 *
 * <p>Depends on {@code ip} only.
 */
@NullMarked
package mailauth.core.dns;

import org.jspecify.annotations.NullMarked;
