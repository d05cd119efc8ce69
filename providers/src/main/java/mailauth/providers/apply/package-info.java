/**
 * Carries plans to the hosts: reads what stands, writes what shall stand, verifies it, and
 * remembers the way back.
 *
 * <p>Depends on core's {@code plan} and on {@code host}, {@code authority}, {@code files} and
 * {@code wire}.
 */
@NullMarked
package mailauth.providers.apply;

import org.jspecify.annotations.NullMarked;
