package mailauth.providers.postgres;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import mailauth.core.yaml.Position;
import mailauth.providers.host.HostException;

/**
 * Where a database is and who logs in.
 *
 * @param place its address for messages, without any secret
 * @param url for the driver
 */
public record Database(String place, String url, Properties login) {
  private static final Set<String> SCHEMES = Set.of("postgresql", "postgres");

  /** What of libpq's parameters makes sense here; the driver's others can load classes. */
  private static final Set<String> PARAMETERS =
      Set.of("sslmode", "sslrootcert", "sslcert", "sslkey");

  /**
   * Reads a URL such as services hand out: {@code postgresql://USER:PASSWORD@HOST:PORT/DATABASE}.
   *
   * @param at where the YAML says it
   * @throws HostException if it is none; the message repeats nothing of it, for it may be secret
   */
  public static Database of(
      Position at, String text, Optional<String> user, Optional<String> password) {
    try {
      var uri = new URI(text);
      var name = Optional.ofNullable(uri.getPath()).orElse("").replaceFirst("^/", "");
      var scheme = Optional.ofNullable(uri.getScheme()).orElse("");
      if (!SCHEMES.contains(scheme) || uri.getHost() == null || name.isEmpty()) {
        throw wrong(at);
      }
      int port = uri.getPort() < 0 ? 5432 : uri.getPort();
      var place = "postgresql://%s:%d/%s".formatted(uri.getHost(), port, name);
      return new Database(place, "jdbc:" + place, login(at, uri, user, password));
    } catch (URISyntaxException e) {
      throw wrong(at);
    }
  }

  private static Properties login(
      Position at, URI uri, Optional<String> user, Optional<String> password) {
    var login = new Properties();
    var inUrl = Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
    Optional.of(inUrl[0])
        .filter(name -> !name.isEmpty())
        .map(Database::decoded)
        .or(() -> user)
        .ifPresent(name -> login.setProperty("user", name));
    password
        .or(() -> inUrl.length > 1 ? Optional.of(decoded(inUrl[1])) : Optional.empty())
        .ifPresent(secret -> login.setProperty("password", secret));
    parameters(at, uri).forEach(login::setProperty);
    login.setProperty("ApplicationName", "mailauth");
    login.setProperty("connectTimeout", "10");
    login.setProperty("socketTimeout", "60");
    login.setProperty("tcpKeepAlive", "true");
    return login;
  }

  private static Map<String, String> parameters(Position at, URI uri) {
    var parameters = new TreeMap<String, String>();
    var query = Optional.ofNullable(uri.getRawQuery()).orElse("");
    for (var part : query.isEmpty() ? new String[0] : query.split("&")) {
      var pair = part.split("=", 2);
      if (pair.length < 2 || !PARAMETERS.contains(pair[0])) {
        throw new HostException(
            at
                + ": the database's URL takes no parameters but sslmode, sslrootcert, sslcert and"
                + " sslkey");
      }
      parameters.put(pair[0], decoded(pair[1]));
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static HostException wrong(Position at) {
    return new HostException(
        at
            + ": the database is written postgresql://HOST:PORT/DATABASE, with user and password"
            + " beside it");
  }

  /** Connects; the driver is not loaded before. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(url, login);
  }

  /** Without the login, which is secret. */
  @Override
  public String toString() {
    return place;
  }
}
