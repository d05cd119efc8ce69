package mailauth.core.config;

import java.util.Optional;

/** Where mailauth remembers what it created, and how to go back. */
public sealed interface StateConfig {
  String USUAL_PATH = ".mailauth/state.json";

  StateConfig DEFAULT = new InFile(USUAL_PATH);

  /**
   * A file.
   *
   * @param path relative to the YAML's folder
   */
  record InFile(String path) implements StateConfig {}

  /**
   * A PostgreSQL database that runs on several machines share.
   *
   * @param url {@code postgresql://HOST:PORT/DATABASE}
   * @param project what tells the projects in one database apart
   */
  record InPostgres(
      Reference url, Optional<Reference> user, Optional<Reference> password, String project)
      implements StateConfig {}
}
