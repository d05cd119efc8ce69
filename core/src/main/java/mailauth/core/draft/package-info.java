/**
 * YAML for people: what a config declares, written with comments, so that {@link
 * mailauth.core.config.ConfigLoader} reads the same again.
 *
 * <p>Depends on {@code config}, {@code yaml}, {@code dns}, {@code ip} and the enums of {@code spf},
 * {@code dmarc} and {@code mtasts}.
 */
@NullMarked
package mailauth.core.draft;

import org.jspecify.annotations.NullMarked;
