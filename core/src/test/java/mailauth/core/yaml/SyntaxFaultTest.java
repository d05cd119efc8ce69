package mailauth.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each slip of the pen is named where it is, with what to write instead. */
class SyntaxFaultTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a: b: c                | 1:5: a second ': ' stands in this line: put the value in quotes
          a:<TAB>b: c            | 1:5: a second ': ' stands in this line: put the value in quotes
          a: 1<LF>b: c: d        | 2:5: a second ': ' stands in this line: put the value in quotes
          a: 1<LF>  b: 2         | 2:4: this key stands deeper than the line above allows: align it with the keys around it
          a<LF>  b: 2            | 2:4: the line above has no colon: write 'key:' to let this one stand below it
          a: [b,<CR>             | 1:7: the file ends inside '[' or '{': close what is open
          a: @b                  | 1:4: '@' cannot begin a value: put the value in quotes
          a:<LF><TAB>b: 1        | 2:1: a tab indents this line: write spaces instead
          """)
  void isOneSentence(String yaml, String sentence) {
    var text = yaml.replace("<LF>", "\n").replace("<TAB>", "\t").replace("<CR>", "\r");
    var parsed = Yaml.parse("m.yaml", text.getBytes(StandardCharsets.UTF_8));
    assertThat(parsed)
        .isInstanceOfSatisfying(
            Parsed.Faulty.class,
            faulty ->
                assertThat(faulty.problems())
                    .extracting(Problem::toString)
                    .containsExactly("m.yaml:" + sentence));
  }
}
