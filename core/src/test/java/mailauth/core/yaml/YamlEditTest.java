package mailauth.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.charset.StandardCharsets;
import java.util.List;
import mailauth.core.yaml.YamlEdit.Result;
import org.junit.jupiter.api.Test;

class YamlEditTest {
  private static final String FILE =
      """
      # Who may send.
      version: 1
      domains:
        example.com: # the firm
          provider: local
          dmarc:
            policy: none   # only watch

          spf: { all: neutral } # for now
          tls-rpt:
        # a word at the end
        other.example: { provider: local, parked: true }
      """;

  private static String edited(String text, YamlEdit edit) {
    return switch (edit.apply("m.yaml", text.getBytes(StandardCharsets.UTF_8))) {
      case Result.Edited done -> done.text();
      case Result.Refused(var why) -> throw new AssertionError(why);
    };
  }

  private static String refusal(String text, YamlEdit edit) {
    return assertThat(edit.apply("m.yaml", text.getBytes(StandardCharsets.UTF_8)))
        .asInstanceOf(type(Result.Refused.class))
        .actual()
        .why();
  }

  private static YamlEdit set(String value, String... path) {
    return new YamlEdit.Set(List.of(path), YamlValue.of(value));
  }

  @Test
  void aValueIsReplacedInItsPlace() {
    assertThat(edited(FILE, set("reject", "domains", "example.com", "dmarc", "policy")))
        .isEqualTo(FILE.replace("policy: none   #", "policy: reject   #"));
    assertThat(edited(FILE, set("softfail", "domains", "example.com", "spf", "all")))
        .isEqualTo(FILE.replace("neutral", "softfail"));
  }

  @Test
  void aKeyIsAddedBehindTheLastOne() {
    assertThat(edited(FILE, set("reject", "domains", "example.com", "dmarc", "subdomains")))
        .isEqualTo(FILE.replace("# only watch\n", "# only watch\n      subdomains: reject\n"));
    assertThat(
            edited(
                FILE,
                new YamlEdit.Set(
                    List.of("domains", "other.example", "dmarc", "reports"),
                    YamlValue.of(List.of("d@example.com")))))
        .isEqualTo(
            FILE.replace("parked: true }", "parked: true, dmarc: { reports: [d@example.com] } }"));
    assertThat(edited(FILE, set("1h", "domains", "example.com", "ttl")))
        .isEqualTo(FILE.replace("    tls-rpt:\n", "    tls-rpt:\n    ttl: 1h\n"));
  }

  @Test
  void aKeyWithoutValueGetsOne() {
    assertThat(
            edited(
                FILE,
                new YamlEdit.Add(
                    List.of("domains", "example.com", "tls-rpt", "reports"),
                    YamlValue.of("t@example.com"))))
        .isEqualTo(FILE.replace("tls-rpt:\n", "tls-rpt: { reports: [t@example.com] }\n"));
  }

  @Test
  void listsGrow() {
    var block = "a:\n  - one # first\n  # and\n  - two\nb: [x]\nc: []\n";
    assertThat(edited(block, new YamlEdit.Add(List.of("a"), YamlValue.of("three"))))
        .isEqualTo(block.replace("- two\n", "- two\n  - three\n"));
    assertThat(edited(block, new YamlEdit.Add(List.of("b"), YamlValue.of("yes!"))))
        .isEqualTo(block.replace("[x]", "[x, \"yes!\"]"));
    assertThat(edited(block, new YamlEdit.Add(List.of("c"), YamlValue.of("z"))))
        .isEqualTo(block.replace("[]", "[z]"));
  }

  @Test
  void aKeyIsTakenOut() {
    assertThat(edited(FILE, new YamlEdit.Remove(List.of("domains", "example.com", "spf"))))
        .isEqualTo(FILE.replace("    spf: { all: neutral } # for now\n", ""));
    assertThat(edited(FILE, new YamlEdit.Remove(List.of("domains", "other.example", "parked"))))
        .isEqualTo(FILE.replace(", parked: true", ""));
    assertThat(edited(FILE, new YamlEdit.Remove(List.of("domains", "other.example", "provider"))))
        .isEqualTo(FILE.replace("provider: local, parked", "parked"));
  }

  @Test
  void lineEndsAndMarksStay() {
    var file = "\uFEFFa: 1\r\nb: 2\r\n";
    assertThat(edited(file, set("three", "c"))).isEqualTo("\uFEFFa: 1\r\nb: 2\r\nc: three\r\n");
    assertThat(edited("a: 1", set("2 b", "b"))).isEqualTo("a: 1\nb: \"2 b\"");
  }

  @Test
  void whatIsSharedOrTakenFromElsewhereIsRefused() {
    assertThat(refusal("a: &x { b: 1 }\nc: *x\n", set("2", "a", "b")))
        .isEqualTo(
            "m.yaml: an anchor or alias stands there, so that the value counts elsewhere too; write"
                + " a > b there by hand: \"2\"");
    assertThat(refusal("a: &x { b: 1 }\nc: *x\n", set("2", "c", "b"))).contains("anchor or alias");
    assertThat(refusal("a: ${env:B}\n", set("2", "a"))).contains("taken from elsewhere");
    assertThat(refusal("a: |\n  text\n", set("2", "a"))).contains("takes several lines");
    assertThat(refusal("a:\n  - 1\n", set("2", "a"))).contains("takes several lines");
    assertThat(refusal("a: 1\n", set("2", "a", "b"))).contains("a value where keys should be");
    assertThat(refusal("a: [\n", set("2", "a"))).contains("cannot be read");
    assertThat(refusal("a: { b: 1 }\n", new YamlEdit.Remove(List.of("a", "b"))))
        .isEqualTo("m.yaml: it is the only key there; take a > b out by hand");
  }

  private static YamlEdit insert(String... path) {
    return new YamlEdit.Insert(
        List.of(path),
        indent ->
            List.of(indent + "# ours", indent + path[path.length - 1] + ":", indent + "  a: b"));
  }

  @Test
  void anEntryOfSeveralLinesIsAddedBehindTheLastOne() {
    var file =
        """
        domains:
            x.example:
                provider: l # web
                # and more to come
            # the last
        # the end
        """;
    assertThat(edited(file, insert("domains", "y.example")))
        .isEqualTo(
            """
            domains:
                x.example:
                    provider: l # web
                    # and more to come
                # ours
                y.example:
                  a: b
                # the last
            # the end
            """);
    assertThat(edited("version: 1\r\n", insert("domains", "y.example")))
        .isEqualTo("version: 1\r\ndomains:\r\n  # ours\r\n  y.example:\r\n    a: b\r\n");
    assertThat(edited("domains: # none yet\nversion: 1\n", insert("domains", "y.example")))
        .isEqualTo("domains: # none yet\n  # ours\n  y.example:\n    a: b\nversion: 1\n");
  }

  @Test
  void linesFitNeitherIntoBracesNorOverWhatIsThere() {
    assertThat(refusal("domains: { x: 1 }\n", insert("domains", "y.example")))
        .isEqualTo("m.yaml: the keys stand in braces; add domains > y.example by hand");
    assertThat(refusal("domains: {}\n", insert("domains", "y")))
        .contains("the keys stand in braces");
    assertThat(refusal("domains:\n  y: 1\n", insert("domains", "y"))).contains("is there already");
    assertThat(refusal("a: 1\n", insert("b", "c", "d"))).contains("nothing there yet");
    assertThat(refusal("a: &x\n  b: 1\nc: *x\n", insert("a", "d"))).contains("anchor or alias");
  }
}
