/** What runs tell of themselves. */
@NullMarked
package mailauth.cli.fleet;

import org.jspecify.annotations.NullMarked;
