package mailauth.core.config;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import mailauth.core.config.ProviderType.Setting;
import mailauth.core.config.ProviderType.Shape;
import mailauth.core.yaml.Problem;

/** YAML for tests, loaded with a small vocabulary. */
final class Files {
  static final Vocabulary VOCABULARY =
      new Vocabulary(
          List.of(
              new ProviderType(
                  "zonefile",
                  "Zone files",
                  "docs/zone-files.md",
                  List.of(
                      new Setting(
                          "directory", new Shape.Text(), true, "", "the folder of the files"))),
              new ProviderType(
                  "rfc2136",
                  "DNS UPDATE",
                  "docs/rfc2136.md",
                  List.of(
                      new Setting("server", new Shape.Text(), true, "", "HOST or HOST:PORT"),
                      new Setting("zones", new Shape.Texts(), false, "", "the zones it serves"),
                      new Setting(
                          "tsig",
                          new Shape.Group(
                              List.of(
                                  new Setting("name", new Shape.Text(), true, "", "the key's name"),
                                  new Setting(
                                      "algorithm", new Shape.Text(), false, "", "its algorithm"),
                                  new Setting(
                                      "secret", new Shape.Secret(), true, "", "in base64"))),
                          false,
                          "",
                          "the key that signs"))),
              new ProviderType(
                  "cloudflare",
                  "Cloudflare",
                  "https://developers.cloudflare.com/api/",
                  List.of(
                      new Setting(
                          "token",
                          new Shape.Secret(),
                          true,
                          "CLOUDFLARE_API_TOKEN",
                          "an API token")))),
          Set.of("i8t", "mailchimp", "sendgrid"),
          () -> Set.of("SPF_AUTHORIZATION_REMOVED", "DMARC_WEAKENED"));

  private static final String NAME = "mailauth.yaml";

  private Files() {}

  static SourceFile file(String name, String yaml) {
    return new SourceFile(name, yaml.getBytes(StandardCharsets.UTF_8));
  }

  static Loading load(String yaml) {
    return ConfigLoader.load(List.of(file(NAME, yaml)), VOCABULARY);
  }

  static Config loaded(SourceFile... files) {
    return switch (ConfigLoader.load(List.of(files), VOCABULARY)) {
      case Loading.Loaded(var config) -> config;
      case Loading.Rejected(var problems) -> throw new AssertionError(lines(problems));
    };
  }

  static Config loaded(String yaml) {
    return loaded(file(NAME, yaml));
  }

  /** A domain with these keys, each line of them indented by four spaces. */
  static DomainConfig domain(String keys) {
    return loaded(
            """
            version: 1
            providers: { local: { type: zonefile, directory: zones } }
            domains:
              example.com:
                provider: local
            """
                + keys.indent(4))
        .domains()
        .getFirst();
  }

  /** What is wrong, one {@code file:line:column: message} a line; empty if nothing is. */
  static String problems(SourceFile... files) {
    return switch (ConfigLoader.load(List.of(files), VOCABULARY)) {
      case Loading.Loaded loaded -> "";
      case Loading.Rejected(var problems) -> lines(problems);
    };
  }

  static String problems(String yaml) {
    return problems(file(NAME, yaml));
  }

  /**
   * What the YAML's own comments say is wrong. {@code # ^ message} points at the column of its
   * caret in the line above; where a caret cannot stand, {@code #1 message} names the column.
   */
  static String expected(String yaml) {
    var expected = new ArrayList<String>();
    int faulty = 0;
    int number = 0;
    for (var line : yaml.lines().toList()) {
      number++;
      var comment = line.strip();
      if (comment.matches("# *\\^ .*")) {
        int caret = line.indexOf('^');
        expected.add(place(faulty, caret + 1) + line.substring(caret + 2));
      } else if (comment.matches("#\\d+ .*")) {
        int space = comment.indexOf(' ');
        int column = Integer.parseInt(comment.substring(1, space));
        expected.add(place(faulty, column) + comment.substring(space + 1));
      } else {
        faulty = number;
      }
    }
    return String.join("\n", expected);
  }

  private static String place(int line, int column) {
    return "%s:%d:%d: ".formatted(NAME, line, column);
  }

  private static String lines(List<Problem> problems) {
    return String.join("\n", problems.stream().map(Problem::toString).toList());
  }
}
