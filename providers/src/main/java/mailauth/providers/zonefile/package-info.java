/**
 * The host {@code zonefile}: a folder of master files that BIND, Knot or NSD serve, edited in
 * place.
 *
 * <p>Depends on {@code host}, {@code files}, {@code masterfile} and core.
 */
@NullMarked
package mailauth.providers.zonefile;

import org.jspecify.annotations.NullMarked;
