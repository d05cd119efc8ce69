/**
 * Whether a message may come from an address: check_host of RFC 7208, explained step by step.
 *
 * <p>Depends on {@code spf}, {@code dns} and {@code ip}.
 */
@NullMarked
package mailauth.core.spf.evaluation;

import org.jspecify.annotations.NullMarked;
