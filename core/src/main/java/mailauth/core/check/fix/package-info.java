/**
 * What to write into the YAML so that a finding goes away.
 *
 * <p>Depends on {@code check.issue} and {@code yaml}.
 */
@NullMarked
package mailauth.core.check.fix;

import org.jspecify.annotations.NullMarked;
