/**
 * OVHcloud by its API 1.0, where each request is signed.
 *
 * <p>Depends on {@code web} and what that depends on.
 */
@NullMarked
package mailauth.providers.ovh;

import org.jspecify.annotations.NullMarked;
