/** The services that send mail for others, and the records that each needs. */
@NullMarked
package mailauth.core.catalog;

import org.jspecify.annotations.NullMarked;
