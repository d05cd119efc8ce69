/** JSON in and out of maps, lists and texts, in one canonical form. Depends on nothing of ours. */
@NullMarked
package mailauth.core.json;

import org.jspecify.annotations.NullMarked;
