/**
 * DNS messages on the wire: our RRsets in dnsjava's records, and the sockets they travel over.
 *
 * <p>Depends on core's {@code dns} and {@code ip}, and on dnsjava.
 */
@NullMarked
package mailauth.providers.wire;

import org.jspecify.annotations.NullMarked;
