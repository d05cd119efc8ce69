package mailauth.cli.completion;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** A shell that can ask what may come next. */
public enum Shell {
  bash,
  zsh,
  fish;

  public static List<String> names() {
    return Stream.of(values()).map(Shell::name).toList();
  }

  /** The script that makes it ask, for the user to load. */
  public String script() {
    try (InputStream in = Shell.class.getResourceAsStream("mailauth." + name())) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its script for " + name());
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
