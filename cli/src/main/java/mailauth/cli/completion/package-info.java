/** What a shell may offer while somebody types a command. */
@NullMarked
package mailauth.cli.completion;

import org.jspecify.annotations.NullMarked;
