/** The recipes for CI systems, run as they are. */
@NullMarked
package mailauth.cli.gitops;

import org.jspecify.annotations.NullMarked;
