package mailauth.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnServicesTest {
  @Test
  void standsBesideOursAndBeforeThem() {
    var own = new OwnServices();
    read(own, "acme", "title: Acme\nclass: newsletters\nspf: { aligns: never }\n");
    read(own, "i8t", "title: Our i8t\nclass: mailbox\n");
    assertThat(own.problems()).isEmpty();
    var catalog = own.before(new BuiltInCatalog());
    assertThat(catalog.ids()).contains("acme", "i8t", "brevo");
    assertThat(catalog.service("i8t").orElseThrow().title()).isEqualTo("Our i8t");
    assertThat(catalog.service("brevo")).isPresent();
  }

  @Test
  void saysWhatIsWrongAndWhere() {
    assertThat(
            problems(
                """
                title: Acme
                class: newsleters
                spf: { aligns: never, terms: ["include:"] }
                records:
                  - { name: "{key}._domainkey", type: CNAME, value: acme.example }
                  - { name: acme._domainkey, type: CNAME, value: acme }
                  - { name: acme, type: A, value: 192.0.2.1 }
                variables:
                  token: { description: a token, pattern: "[a-z", example: a }
                  number: { description: a number, pattern: "[0-9]+", example: x }
                source: { date: today, confidence: high, from: [us] }
                """))
        .contains(
            "acme.yaml:2:8: 'newsleters' is no class: did you mean 'newsletters'?",
            "acme.yaml:5:13: there is no variable 'key': describe it",
            "acme.yaml:6:43: 'acme' is no full name: write one",
            "acme.yaml:10:55: the example does not match the pattern: mend one of them",
            "acme.yaml:11:17: 'today' is no date: write one such as 2026-11-23")
        .anySatisfy(problem -> assertThat(problem).startsWith("acme.yaml:3:31: "))
        .anySatisfy(problem ->
            assertThat(problem).startsWith("acme.yaml:9:43: '[a-z' is no regular expression: "))
        .anySatisfy(problem -> assertThat(problem).startsWith("acme.yaml:7:25: 'A' is no record"));
  }

  @Test
  void aFileIsNamedAfterItsService() {
    var own = new OwnServices();
    read(own, "My Service", "title: x\nclass: crm\n");
    assertThat(own.problems())
        .extracting(problem -> problem.message())
        .containsExactly(
            "a service's file is named after it, in small letters, digits and hyphens: rename it");
  }

  private static List<String> problems(String yaml) {
    var own = new OwnServices();
    read(own, "acme", yaml);
    return own.problems().stream().map(Object::toString).toList();
  }

  private static void read(OwnServices own, String id, String yaml) {
    own.read(id, id + ".yaml", yaml.getBytes(StandardCharsets.UTF_8));
  }
}
