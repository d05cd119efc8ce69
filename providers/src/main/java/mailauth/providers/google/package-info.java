/**
 * Google Cloud DNS by its REST API v1.
 *
 * <p>Depends on {@code web} and what that depends on.
 */
@NullMarked
package mailauth.providers.google;

import org.jspecify.annotations.NullMarked;
