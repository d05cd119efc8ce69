package mailauth.core.config;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The YAML's JSON Schema (draft 2020-12), from the shapes that {@link ConfigLoader} reads with. */
public final class JsonSchema {
  private JsonSchema() {}

  /** The schema as indented JSON. */
  public static String write(Vocabulary vocabulary) {
    try {
      return JSON.std
              .with(JSON.Feature.PRETTY_PRINT_OUTPUT)
              .asString(
                  new FileReader(vocabulary).schema().with("title", "mailauth.yaml").document())
          + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e); // it is text in memory
    }
  }
}
