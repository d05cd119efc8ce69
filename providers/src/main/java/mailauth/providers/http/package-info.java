/**
 * HTTP as all hosts with a web API need it: one pool of connections, a pace for each account,
 * retries of what is safe to retry, bounded answers, masked secrets, and faults in plain sentences.
 *
 * <p>Depends on core only.
 */
@NullMarked
package mailauth.providers.http;

import org.jspecify.annotations.NullMarked;
