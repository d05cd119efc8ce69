/** The files of a project. Depends on core's {@code config} and {@code yaml}. */
@NullMarked
package mailauth.cli.files;

import org.jspecify.annotations.NullMarked;
