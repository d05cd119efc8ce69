package mailauth.core.config;

import mailauth.core.json.JsonObject;

/** The YAML's JSON Schema (draft 2020-12), from the shapes that {@link ConfigLoader} reads with. */
public final class JsonSchema {
  private JsonSchema() {}

  /** The schema as indented JSON. */
  public static String write(Vocabulary vocabulary) {
    return JsonObject.write(
        new FileReader(vocabulary).schema().with("title", "mailauth.yaml").document());
  }
}
