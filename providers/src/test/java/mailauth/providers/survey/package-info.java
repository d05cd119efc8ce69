/** Audits of real servers, with every fault planted. Depends on {@code servers}. */
@NullMarked
package mailauth.providers.survey;

import org.jspecify.annotations.NullMarked;
