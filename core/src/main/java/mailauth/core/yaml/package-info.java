/** YAML as nodes that know their line and column. Depends on nothing of ours. */
@NullMarked
package mailauth.core.yaml;

import org.jspecify.annotations.NullMarked;
