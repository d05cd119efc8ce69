/**
 * Amazon Route 53 by its XML API 2013-04-01.
 *
 * <p>Depends on {@code web} and what that depends on.
 */
@NullMarked
package mailauth.providers.route53;

import org.jspecify.annotations.NullMarked;
