/**
 * Shapes of YAML values: each reads a node, says in a sentence what is wrong with it, and describes
 * itself as JSON Schema.
 *
 * <p>Depends on {@code yaml} only.
 */
@NullMarked
package mailauth.core.schema;

import org.jspecify.annotations.NullMarked;
