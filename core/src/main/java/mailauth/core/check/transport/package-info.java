/**
 * The checks of what protects mail on its way here: MX, MTA-STS, TLS-RPT, DANE.
 *
 * <p>Depends on {@code picture}, {@code issue} and the records' packages.
 */
@NullMarked
package mailauth.core.check.transport;

import org.jspecify.annotations.NullMarked;
