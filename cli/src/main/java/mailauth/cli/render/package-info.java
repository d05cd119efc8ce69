/** Plans and outcomes as people read them: text for a terminal, Markdown for a pull request. */
@NullMarked
package mailauth.cli.render;

import org.jspecify.annotations.NullMarked;
