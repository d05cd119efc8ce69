/**
 * Every rule that protects mail, with its id: what it says, why, and how to get past it.
 *
 * <p>Depends on {@code plan} for the outcomes, and on {@code yaml}.
 */
@NullMarked
package mailauth.core.plan.registry;

import org.jspecify.annotations.NullMarked;
