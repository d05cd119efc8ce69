/**
 * Which services of the catalog today's DNS shows, and by what it shows them.
 *
 * <p>Depends on {@code catalog}, {@code spf} and {@code dns}.
 */
@NullMarked
package mailauth.core.recognition;

import org.jspecify.annotations.NullMarked;
