/** What {@code mailauth rollout} prints. */
@NullMarked
package mailauth.cli.rollout;

import org.jspecify.annotations.NullMarked;
