/** IPv4 and IPv6 addresses as plain values. Depends on nothing. */
@NullMarked
package mailauth.core.ip;

import org.jspecify.annotations.NullMarked;
