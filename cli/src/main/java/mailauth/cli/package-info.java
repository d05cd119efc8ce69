/** The {@code mailauth} command. */
@NullMarked
package mailauth.cli;

import org.jspecify.annotations.NullMarked;
