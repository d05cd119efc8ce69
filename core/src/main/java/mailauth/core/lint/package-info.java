/** What linting one record says, whatever its kind. Depends on {@code tags}. */
@NullMarked
package mailauth.core.lint;

import org.jspecify.annotations.NullMarked;
