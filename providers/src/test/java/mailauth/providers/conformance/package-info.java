/**
 * What every DNS host must do, as tests. A host's own test implements {@link
 * mailauth.providers.conformance.DnsHostContract} and gives it real zones to work on.
 *
 * <p>Depends on {@code host} and core.
 */
@NullMarked
package mailauth.providers.conformance;

import org.jspecify.annotations.NullMarked;
