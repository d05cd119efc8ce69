/**
 * Templates of the Domain Connect protocol, by which services publish the records they need.
 *
 * <p>Depends on {@code catalog}, {@code dns} and {@code json}.
 */
@NullMarked
package mailauth.core.domainconnect;

import org.jspecify.annotations.NullMarked;
