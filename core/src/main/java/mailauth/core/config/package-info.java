/**
 * The YAML of a mail posture as records: what a person declared, with positions, nothing resolved
 * but defaults. {@link mailauth.core.config.ConfigLoader} reads it, a {@code Reader} each part.
 *
 * <p>Depends on {@code dns}, {@code ip}, {@code json}, {@code schema}, {@code yaml} and the enums
 * of {@code spf}, {@code dmarc} and {@code mtasts}.
 */
@NullMarked
package mailauth.core.config;

import org.jspecify.annotations.NullMarked;
