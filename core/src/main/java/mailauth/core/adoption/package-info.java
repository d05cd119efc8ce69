/**
 * A domain's records as they stand, taken over into YAML that would change nothing: the way back
 * from records to what declares them.
 *
 * <p>Depends on {@code config}, {@code draft}, {@code posture}, {@code plan}, {@code recognition},
 * {@code check} and the record types.
 */
@NullMarked
package mailauth.core.adoption;

import org.jspecify.annotations.NullMarked;
