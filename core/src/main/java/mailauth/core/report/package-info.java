/**
 * Reports as receivers send them: DMARC aggregate reports (RFC 7489 appendix C, RFC 9990) and TLS
 * reports (RFC 8460), read as streams, and told to whoever listens.
 *
 * <p>Depends on {@code dmarc}, {@code dns}, {@code ip} and {@code json}.
 */
@NullMarked
package mailauth.core.report;

import org.jspecify.annotations.NullMarked;
