/** What a run asked of each provider, counted. */
@NullMarked
package mailauth.providers.metering;

import org.jspecify.annotations.NullMarked;
