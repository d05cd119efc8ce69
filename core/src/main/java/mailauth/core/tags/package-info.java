/**
 * What the records of mail authentication share: the tag-list (RFC 6376 section 3.2) and the URIs
 * that reports go to.
 *
 * <p>Depends on {@code dns}.
 */
@NullMarked
package mailauth.core.tags;

import org.jspecify.annotations.NullMarked;
