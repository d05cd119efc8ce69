/** IPv4 and IPv6 addresses as plain values, and exact sets of them. Depends on nothing. */
@NullMarked
package mailauth.core.ip;

import org.jspecify.annotations.NullMarked;
