/** What a run tells of itself: how far it is, and what it came to, in figures for machines. */
@NullMarked
package mailauth.cli.fleet;

import org.jspecify.annotations.NullMarked;
