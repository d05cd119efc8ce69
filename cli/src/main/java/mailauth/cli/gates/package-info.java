/** The rules that protect mail, shown to people and scripts. */
@NullMarked
package mailauth.cli.gates;

import org.jspecify.annotations.NullMarked;
