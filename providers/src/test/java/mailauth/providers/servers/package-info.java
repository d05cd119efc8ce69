/** Real DNS servers that tests start on loopback. Depends on {@code wire}. */
@NullMarked
package mailauth.providers.servers;

import org.jspecify.annotations.NullMarked;
