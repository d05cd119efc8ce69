/**
 * What mailauth remembers between runs, in files or in a database, behind one interface.
 *
 * <p>Depends on core's {@code state}, on {@code files}, and on {@code host} for its exception.
 */
@NullMarked
package mailauth.providers.state;

import org.jspecify.annotations.NullMarked;
