/**
 * Reports as they arrive: in files and folders, packed and mailed, and in mailboxes.
 *
 * <p>Depends on {@code apply} for its threads, {@code evidence}, {@code files} and {@code host}.
 */
@NullMarked
package mailauth.providers.inbox;

import org.jspecify.annotations.NullMarked;
