/** Mail authentication as data and pure functions: no network, no files, no clock of its own. */
@NullMarked
package mailauth.core;

import org.jspecify.annotations.NullMarked;
