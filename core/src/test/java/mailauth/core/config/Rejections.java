package mailauth.core.config;

import static org.assertj.core.api.Assertions.assertThat;

/** Checks YAML that says in its comments what is wrong with it. */
final class Rejections {
  private static final String HEAD =
      """
      version: 1
      providers: { local: { type: zonefile, directory: zones } }
      domains:
        example.com:
          provider: local
      """;

  private Rejections() {}

  /** Checks the keys of a domain. */
  static void check(String keys) {
    checkFile(HEAD + keys.indent(4));
  }

  static void checkFile(String yaml) {
    assertThat(Files.problems(yaml)).isEqualTo(Files.expected(yaml)).isNotEmpty();
  }
}
