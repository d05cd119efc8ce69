/**
 * INWX by its XML-RPC API.
 *
 * <p>Depends on {@code web} and what that depends on.
 */
@NullMarked
package mailauth.providers.inwx;

import org.jspecify.annotations.NullMarked;
