/**
 * BIMI (draft-brand-indicators-for-message-identification-14). Depends on {@code lint} and {@code
 * tags}.
 */
@NullMarked
package mailauth.core.bimi;

import org.jspecify.annotations.NullMarked;
