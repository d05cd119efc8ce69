/**
 * What the {@code spf} commands print: evaluations, include trees and comparisons.
 *
 * <p>Depends on {@code render} and {@code core.spf}.
 */
@NullMarked
package mailauth.cli.spf;

import org.jspecify.annotations.NullMarked;
