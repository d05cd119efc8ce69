/**
 * What a person enters by hand, printed: tables, zone snippets, and what is still wrong.
 *
 * <p>Depends on {@code project}, {@code render} and core's {@code handentry}.
 */
@NullMarked
package mailauth.cli.byhand;

import org.jspecify.annotations.NullMarked;
