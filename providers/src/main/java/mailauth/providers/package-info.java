/** All kinds of DNS hosts. */
@NullMarked
package mailauth.providers;

import org.jspecify.annotations.NullMarked;
