/**
 * A project: the YAML with its folder, its hosts, its state, and plans made from it.
 *
 * <p>Depends on {@code files} and the modules below.
 */
@NullMarked
package mailauth.cli.project;

import org.jspecify.annotations.NullMarked;
