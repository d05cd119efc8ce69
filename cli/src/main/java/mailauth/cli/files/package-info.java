/** The files that a run reads. Depends on core only. */
@NullMarked
package mailauth.cli.files;

import org.jspecify.annotations.NullMarked;
