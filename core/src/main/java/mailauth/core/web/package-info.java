/**
 * {@link mailauth.core.web.Web}, the door through which core sees what domains serve over HTTPS.
 *
 * <p>Depends on nothing.
 */
@NullMarked
package mailauth.core.web;

import org.jspecify.annotations.NullMarked;
