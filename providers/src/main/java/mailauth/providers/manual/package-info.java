/**
 * Hosts without an API: read through DNS, and changed by a person.
 *
 * <p>Depends on {@code authority}, {@code host} and {@code wire}.
 */
@NullMarked
package mailauth.providers.manual;

import org.jspecify.annotations.NullMarked;
