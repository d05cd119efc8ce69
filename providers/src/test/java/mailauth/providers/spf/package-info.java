/**
 * SPF over the wire: the public conformance suite, served zone by zone.
 *
 * <p>Depends on {@code resolver}, {@code conformance} and core.
 */
@NullMarked
package mailauth.providers.spf;

import org.jspecify.annotations.NullMarked;
