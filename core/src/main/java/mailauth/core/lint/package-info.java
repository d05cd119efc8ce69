/** What linting one record says, whatever its kind. Depends on nothing of ours. */
@NullMarked
package mailauth.core.lint;

import org.jspecify.annotations.NullMarked;
