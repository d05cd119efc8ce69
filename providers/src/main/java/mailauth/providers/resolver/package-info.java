/**
 * The resolver behind {@link mailauth.core.dns.Dns}.
 *
 * <p>Depends on {@code wire}.
 */
@NullMarked
package mailauth.providers.resolver;

import org.jspecify.annotations.NullMarked;
