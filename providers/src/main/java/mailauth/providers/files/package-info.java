/**
 * Files that several runs may write and a crash may not halve: locks, whole writes, and words.
 *
 * <p>Depends on {@code host}, for its exception.
 */
@NullMarked
package mailauth.providers.files;

import org.jspecify.annotations.NullMarked;
