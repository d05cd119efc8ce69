/**
 * State in a PostgreSQL database, which runs on several machines share.
 *
 * <p>Depends on {@code state} and {@code evidence}, and on {@code host} for its exception.
 */
@NullMarked
package mailauth.providers.postgres;

import org.jspecify.annotations.NullMarked;
