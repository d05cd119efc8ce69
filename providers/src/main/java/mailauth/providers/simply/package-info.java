/**
 * Simply.com by its REST API.
 *
 * <p>Depends on {@code web} and what that depends on.
 */
@NullMarked
package mailauth.providers.simply;

import org.jspecify.annotations.NullMarked;
