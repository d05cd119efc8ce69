/**
 * The YAML of a mail posture as records: what a person declared, with positions, nothing resolved
 * but defaults.
 *
 * <p>Depends on {@code dns}, {@code ip}, {@code yaml} and the enums of {@code spf} and {@code
 * dmarc}.
 */
@NullMarked
package mailauth.core.config;

import org.jspecify.annotations.NullMarked;
