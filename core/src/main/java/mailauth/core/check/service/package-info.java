/**
 * The services that a domain's records give away, declared or not.
 *
 * <p>Depends on {@code picture}, {@code issue}, {@code catalog} and {@code recognition}.
 */
@NullMarked
package mailauth.core.check.service;

import org.jspecify.annotations.NullMarked;
