/**
 * What must change in today's DNS, as plain data.
 *
 * <p>Depends on {@code posture} and below; knows nothing of hosts.
 */
@NullMarked
package mailauth.core.plan;

import org.jspecify.annotations.NullMarked;
