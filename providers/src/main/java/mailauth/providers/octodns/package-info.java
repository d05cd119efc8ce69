/**
 * Zones as octoDNS keeps them in YAML, read with the place of every fault. Touches no file itself.
 *
 * <p>Depends on {@code host} and core.
 */
@NullMarked
package mailauth.providers.octodns;

import org.jspecify.annotations.NullMarked;
