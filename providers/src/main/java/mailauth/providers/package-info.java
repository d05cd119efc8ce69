/** DNS hosts behind one interface. */
@NullMarked
package mailauth.providers;

import org.jspecify.annotations.NullMarked;
