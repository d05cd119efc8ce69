/**
 * Azure DNS by its REST API of 2018-05-01.
 *
 * <p>Depends on {@code web} and what that depends on.
 */
@NullMarked
package mailauth.providers.azure;

import org.jspecify.annotations.NullMarked;
