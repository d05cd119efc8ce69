/**
 * What each name's mail shall look like, and the records that say so.
 *
 * <p>Depends on {@code catalog}, {@code config}, {@code dns} and the packages of the record types.
 */
@NullMarked
package mailauth.core.posture;

import org.jspecify.annotations.NullMarked;
