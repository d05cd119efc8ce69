package mailauth.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  @ParameterizedTest
  @CsvSource({
    "example.com, example.com",
    "example.com., example.com",
    "EXAMPLE.Com, example.com",
    "bücher.example, xn--bcher-kva.example",
    "xn--bcher-kva.example, xn--bcher-kva.example",
    "1-2.example, 1-2.example",
    "com, com"
  })
  void readsDomains(String written, String name) {
    var config =
        Files.loaded(
            """
            version: 1
            providers: { local: { type: zonefile, directory: zones } }
            domains: { "%s": { provider: local } }
            """
                .formatted(written));
    assertThat(config.domains().getFirst().name()).hasToString(name);
  }

  @Test
  void refusesWhatIsNoDomain() {
    Rejections.checkFile(
        """
        version: 1
        defaults: { provider: local }
        providers: { local: { type: zonefile, directory: zones } }
        domains:
          https://example.com/:
        # ^ 'https://example.com/' is a URL: write only the name in it
          info@example.com:
        # ^ 'info@example.com' has '@' in it: write a domain name without it
          "*.example.com":
        # ^ '*.example.com' is a wildcard: write a name without '*'
          _dmarc.example.com:
        # ^ '_dmarc.example.com' has an underscore, which no domain or host has: write the name without that label
          192.0.2.1:
        # ^ '192.0.2.1' is an IP address: write a name
          "2001:db8::1":
        # ^ '2001:db8::1' is an IP address: write a name
          my domain.example:
        # ^ 'my domain.example' has a space or control character in it: remove it
          "a\\e[31m.example":
        # ^ 'a\\u001B[31m.example' has a space or control character in it: remove it
          mail.example.com:25:
        # ^ 'mail.example.com:25' has ':' in it: write only a name
          example.com/24:
        # ^ 'example.com/24' has '/' in it: write only a name
          example..com:
        # ^ 'example..com' has an empty label (two dots in a row?)
          -example.com:
        # ^ '-example.com' has a label that begins or ends with '-': remove it
          faß.example:
        # ^ 'faß.example' has a letter that old and new IDNA write differently; write its A-label (xn--...)
          aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example:
        # ^ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example' has a label of 64 characters; a label has at most 63
          ".":
        # ^ '.' is no domain name: write one such as example.com
          "":
        # ^ '' is no domain name: write one such as example.com
          ~:
        # ^ '~' has '~' in it: write only a name
          1.5:
        # ^ '1.5' ends in a number, which no full name does
        """);
  }
}
