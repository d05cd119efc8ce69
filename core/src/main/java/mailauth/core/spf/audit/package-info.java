/**
 * What is wrong with a name's SPF as it stands in DNS: all that one record cannot tell.
 *
 * <p>Depends on {@code spf}, {@code spf.authorization}, {@code spf.evaluation}, {@code dmarc},
 * {@code dns}, {@code ip} and {@code lint}.
 */
@NullMarked
package mailauth.core.spf.audit;

import org.jspecify.annotations.NullMarked;
