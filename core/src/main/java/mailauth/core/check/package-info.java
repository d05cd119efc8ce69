/**
 * Audits a domain as it stands in DNS today: a {@link mailauth.core.check.picture.Picture} in, a
 * {@link mailauth.core.check.Report} out.
 *
 * <p>The checks of each protocol have a package of their own below this one.
 */
@NullMarked
package mailauth.core.check;

import org.jspecify.annotations.NullMarked;
