package mailauth.cli.spf;

import mailauth.cli.render.Style;

/** Something to print; both forms end in a line feed. */
public interface Result {
  String text(Style style);

  String json();
}
