/** The one interface behind which every DNS host stands. Depends on core and {@code http}. */
@NullMarked
package mailauth.providers.host;

import org.jspecify.annotations.NullMarked;
