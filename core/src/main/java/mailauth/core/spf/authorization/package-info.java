/**
 * Which addresses a record authorises, as sets: the tree of its includes, who of them vouches for
 * which address, and what a change of the record gives and takes.
 *
 * <p>Depends on {@code spf}, {@code dns} and {@code ip}.
 */
@NullMarked
package mailauth.core.spf.authorization;

import org.jspecify.annotations.NullMarked;
