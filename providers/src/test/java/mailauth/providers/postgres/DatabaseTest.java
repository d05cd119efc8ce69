package mailauth.providers.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import mailauth.core.yaml.Position;
import mailauth.providers.host.HostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {
  private static final Position AT = new Position("mailauth.yaml", 2, 10);

  @Test
  void aUrlAsServicesHandItOutHasTheLoginInIt() {
    var database = of("postgres://mail%40auth:s%2Bcr+t@db.example:6432/state?sslmode=verify-full");
    assertThat(database.url()).isEqualTo("jdbc:postgresql://db.example:6432/state");
    assertThat(database.login())
        .containsEntry("user", "mail@auth")
        .containsEntry("password", "s+cr+t")
        .containsEntry("sslmode", "verify-full");
    assertThat(database).hasToString("postgresql://db.example:6432/state");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "jdbc:postgresql://secret/state",
        "postgresql://db.example",
        "postgresql:///state",
        "mysql://db.example/secret",
        "postgresql://a secret/state"
      })
  void whatIsNoUrlIsNotRepeated(String text) {
    assertThatExceptionOfType(HostException.class)
        .isThrownBy(() -> of(text))
        .withMessage(
            "mailauth.yaml:2:10: the database is written postgresql://HOST:PORT/DATABASE, with user"
                + " and password beside it");
  }

  @Test
  void parametersThatCouldLoadClassesAreRefused() {
    assertThatExceptionOfType(HostException.class)
        .isThrownBy(() -> of("postgresql://db.example/state?socketFactory=a.B"))
        .withMessageContaining("takes no parameters but sslmode");
  }

  private static Database of(String text) {
    return Database.of(AT, text, Optional.empty(), Optional.empty());
  }
}
