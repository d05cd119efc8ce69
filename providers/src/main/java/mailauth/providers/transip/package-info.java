/**
 * TransIP by its REST API.
 *
 * <p>Depends on {@code web} and what that depends on.
 */
@NullMarked
package mailauth.providers.transip;

import org.jspecify.annotations.NullMarked;
