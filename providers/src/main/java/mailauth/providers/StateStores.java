package mailauth.providers;

import java.util.function.Consumer;
import mailauth.core.config.StateConfig;
import mailauth.providers.host.HostType;
import mailauth.providers.postgres.Database;
import mailauth.providers.postgres.PostgresState;
import mailauth.providers.state.FileState;
import mailauth.providers.state.StateStore;

/** The kinds of stores that state can be kept in. */
public final class StateStores {
  private StateStores() {}

  /**
   * Opens a store; connects to nothing and resolves no secret yet. If a setting is wrong, the first
   * use says so.
   *
   * @param notices told, in sentences, what a person should know of the state
   */
  public static StateStore open(
      StateConfig config, HostType.Surroundings surroundings, Consumer<String> notices) {
    return switch (config) {
      case StateConfig.InFile(var path) ->
          new FileState(surroundings.folder().resolve(path), notices);
      case StateConfig.InPostgres(var url, var user, var password, var project) ->
          new PostgresState(
              () ->
                  Database.of(
                      url.at(),
                      surroundings.text(url),
                      user.map(surroundings::text),
                      password.map(surroundings::text)),
              project,
              notices);
    };
  }
}
