package mailauth.cli.guide;

import java.nio.file.Path;
import mailauth.core.config.JsonSchema;
import mailauth.core.config.Vocabulary;
import mailauth.core.guide.Conclusion;
import mailauth.providers.host.HostException;

/** What editors check the YAML by as somebody types. */
public final class SchemaFile {
  private SchemaFile() {}

  /**
   * Writes it where the first line of a generated file says that it is, in place of an older
   * release's.
   *
   * @param yaml the generated file
   * @throws HostException if it cannot be written
   */
  public static void writeFor(Path yaml, Vocabulary vocabulary) {
    write(yaml.resolveSibling(Conclusion.SCHEMA), vocabulary);
  }

  /**
   * Writes it to a file, unless that has it.
   *
   * @throws HostException if it cannot be written
   */
  public static void write(Path file, Vocabulary vocabulary) {
    var schema = new Target(file);
    var text = JsonSchema.write(vocabulary);
    if (!schema.exists() || !schema.text().equals(text)) {
      schema.write(text);
    }
  }
}
