package mailauth.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import mailauth.core.yaml.Position;
import org.junit.jupiter.api.Test;

class StateReaderTest {
  @Test
  void stateIsAFileUnlessAnythingElseIsSaid() {
    assertThat(state("{ path: a.json }")).isEqualTo(new StateConfig.InFile("a.json"));
    assertThat(state("{}")).isEqualTo(StateConfig.DEFAULT);
    assertThat(Files.loaded("version: 1").state()).isEqualTo(StateConfig.DEFAULT);
  }

  @Test
  void aDatabaseHasAUrlAndALogin() {
    assertThat(
            state(
                """
                { type: postgres, url: "postgresql://db.example/state", user: mailauth,
                  password: "${env:DB_PASSWORD}", project: mail }\
                """))
        .isEqualTo(
            new StateConfig.InPostgres(
                new Reference.Literal(
                    new Position("mailauth.yaml", 2, 31), "postgresql://db.example/state"),
                Optional.of(
                    new Reference.Literal(new Position("mailauth.yaml", 2, 70), "mailauth")),
                Optional.of(
                    new Reference.Environment(new Position("mailauth.yaml", 3, 13), "DB_PASSWORD")),
                "mail"));
  }

  @Test
  void saysWhatIsWrong() {
    Rejections.checkFile(
        """
        version: 1
        state: { type: postgres, path: a.json }
        #      ^ state of type postgres needs 'url': the database, as postgresql://HOST:PORT/DATABASE
        #                        ^ state of type postgres has no such key: its keys are type, url, \
        user, password and project
        """);
    Rejections.checkFile(
        """
        version: 1
        state: { type: s3 }
        #              ^ 's3' is no type of state: an object store gives no lock that is sure, so \
        write postgres
        """);
    Rejections.checkFile(
        """
        version: 1
        state: { type: postgres, url: "postgresql://db.example/state", project: a b }
        #                                                                       ^ 'a b' is no \
        project's name: write up to 64 letters, digits, '_', '.' and '-'
        """);
  }

  private static StateConfig state(String yaml) {
    return Files.loaded("version: 1\nstate: " + yaml + "\n").state();
  }
}
