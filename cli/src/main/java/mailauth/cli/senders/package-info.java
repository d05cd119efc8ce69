/**
 * The services of the catalog, as a list and one by one.
 *
 * <p>Depends on the modules below.
 */
@NullMarked
package mailauth.cli.senders;

import org.jspecify.annotations.NullMarked;
