/**
 * Kinds of DNS hosts that other people's jars bring.
 *
 * <p>Depends on {@code host} and what that depends on.
 */
@NullMarked
package mailauth.providers.plugin;

import org.jspecify.annotations.NullMarked;
