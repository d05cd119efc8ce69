package mailauth.core.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mailauth.core.conformance.Shared;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TxtFormatTest {
  private static final Pattern BLOCK =
      Pattern.compile("```json\\s*(\\[.*?])\\s*```", Pattern.DOTALL);

  /** The forms that DNS hosts are known to give. */
  static Stream<Arguments> forms() {
    return Stream.of(
        form("", ""),
        form("\"\"", ""),
        form("foo", "foo"),
        form("\"foo\"", "foo"),
        form("\"foo bar\"", "foo bar"),
        form("foo bar", "foo", "bar"),
        form("\"aaa\" \"bbb\"", "aaa", "bbb"),
        form("\"a\\\"a\" \"bbb\"", "a\"a", "bbb"),
        form("\"one\" \"more\" ", "one", "more"),
        form("\"foo\"\"bar\"", "foo", "bar"),
        form("\"a\"\"b\"\"c\"", "a", "b", "c"),
        form("\"escaped\\\"quote\"\"next\"", "escaped\"quote", "next"),
        form("\"q1backs\\lash\"", "q1backslash"),
        form("1backs\\lash", "1backs\\lash"),
        form("foo\\032bar", "foo bar"),
        form("\"a;b\" \"c\"", "a;b", "c"),
        form("\"foo\" bar", "foo", "bar"),
        form("\"\\255\\000\"", "\u00ff\u0000"),
        form("\t\"a\"\r\n\"b\"", "a", "b"),
        form("\"\" \"\"", "", ""));
  }

  private static Arguments form(String presentation, String... strings) {
    return Arguments.of(presentation, List.of(strings));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void reads(String presentation, List<String> strings) {
    assertThat(TxtFormat.read(presentation).strings()).isEqualTo(strings);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "unterminated     | the quote opened at 1 is never closed
          "ends in escape\\" | the quote opened at 1 is never closed
          "\\256"           | the escape at 2 is not \\000 to \\255
          "\\25"            | the escape at 2 is not \\000 to \\255
          "–all"            | '–' is not an octet; escape its UTF-8
          """)
  void refuses(String presentation, String message) {
    assertThatThrownBy(() -> TxtFormat.read(presentation))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @TestFactory
  Stream<DynamicTest> keepsValuesThatHostsGotWrong() throws IOException {
    var block = BLOCK.matcher(Shared.text("reference/peers.md"));
    assertThat(block.find()).isTrue();
    return JSON.std.listFrom(block.group(1)).stream()
        .map(Map.class::cast)
        .map(json ->
            DynamicTest.dynamicTest(
                String.valueOf(json.get("id")), () -> assertKept(Txt.of(value(json)))));
  }

  private static void assertKept(Txt txt) {
    assertThat(TxtFormat.read(TxtFormat.write(txt))).isEqualTo(txt);
    assertThat(Txt.of(txt.text())).isEqualTo(txt);
  }

  private static String value(Map<?, ?> json) {
    return json.get("repeat") instanceof List<?> repeat
        ? String.valueOf(repeat.get(0)).repeat((Integer) repeat.get(1))
        : String.valueOf(json.get("v"));
  }
}
