/**
 * What an authoritative server says about its own zone, asked without any resolver between.
 *
 * <p>Depends on {@code host} and {@code wire}.
 */
@NullMarked
package mailauth.providers.authority;

import org.jspecify.annotations.NullMarked;
