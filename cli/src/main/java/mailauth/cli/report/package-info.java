/** What {@code mailauth report} prints. */
@NullMarked
package mailauth.cli.report;

import org.jspecify.annotations.NullMarked;
