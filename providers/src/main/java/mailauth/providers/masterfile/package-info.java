/**
 * Zones as master files write them (RFC 1035 section 5): read with the place of every octet, and
 * edited so that nothing else moves. Touches no file itself.
 *
 * <p>Depends on {@code host} and core.
 */
@NullMarked
package mailauth.providers.masterfile;

import org.jspecify.annotations.NullMarked;
