package mailauth.providers.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import mailauth.core.dns.Name;

/** Domain names as an array of PostgreSQL, sorted. */
final class Names {
  private Names() {}

  static Array array(Connection connection, Collection<Name> names) throws SQLException {
    return connection.createArrayOf("text", names.stream().map(Name::text).sorted().toArray());
  }
}
