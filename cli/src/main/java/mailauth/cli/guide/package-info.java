/** The guide at a terminal, or read from a file of answers, and the YAML that it writes. */
@NullMarked
package mailauth.cli.guide;

import org.jspecify.annotations.NullMarked;
