/**
 * One domain as the world sees it, through doors that ask each question once.
 *
 * <p>Depends on {@code dns}.
 */
@NullMarked
package mailauth.core.check.picture;

import org.jspecify.annotations.NullMarked;
