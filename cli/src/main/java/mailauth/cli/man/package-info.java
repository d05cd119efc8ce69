/** The commands as pages of the manual. Depends on the commands' own descriptions only. */
@NullMarked
package mailauth.cli.man;

import org.jspecify.annotations.NullMarked;
