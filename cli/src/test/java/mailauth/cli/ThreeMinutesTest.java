package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page's transcript is what happens, and a person's time for it is what the page says. */
class ThreeMinutesTest {
  static final Map<String, String> DUMB = Map.of("TERM", "dumb", "LANG", "C");
  static final int COLUMNS = 80;

  @TempDir private Path folder;

  @Test
  void thePageIsCurrent() throws Exception {
    var user = new NewUser(folder, false);
    user.follow((empty, arguments) -> Typist.start(empty, COLUMNS, DUMB, arguments));
    assertThat(NewUser.PAGE)
        .content()
        .contains("**%d seconds**".formatted(user.needed().toSeconds()));
  }
}
