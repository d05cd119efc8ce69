package mailauth.core.handentry;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GarbleTest {
  private static final String WANTED = "v=DMARC1; p=none; rua=mailto:d-marc@example.com";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "v=DMARC1; p=none; rua=mailto:d-marc@example.com"           | QUOTES_TYPED
          "v=DMARC1; p=none;" " rua=mailto:d-marc@example.com"        | QUOTES_TYPED
          \u201Cv=DMARC1; p=none; rua=mailto:d-marc@example.com\u201D | SMART_CHARACTERS
          v=DMARC1; p=none; rua=mailto:d\u2013marc@example.com        | SMART_CHARACTERS
          &quot;v=DMARC1; p=none; rua=mailto:d-marc@example.com&quot; | HTML_ENTITIES
          v=DMARC1&#59; p=none&#x3b; rua=mailto:d-marc@example.com    | HTML_ENTITIES
          v=DMARC1\\; p=none\\; rua=mailto:d-marc@example.com         | BACKSLASHES_TYPED
          v=DMARC1; p=none; rua=mailto: d-marc@example.com            | WHITESPACE
          v=DMARC1;  p=none;  rua=mailto:d-marc@example.com           | WHITESPACE
          ` v=DMARC1; p=none; rua=mailto:d-marc@example.com`          | WHITESPACE
          v=dmarc1; p=none; rua=mailto:d-marc@example.com             | LETTER_CASE
          v=DMARC1; p=none; rua=mailto:                               | VALUE_CUT
          """)
  void tellsWhatHappenedToAValue(String seen, Mistake mistake) {
    assertThat(Garble.of(WANTED, seen)).map(Finding::mistake).contains(mistake);
  }

  @Test
  void seesALineBreakAndAnInvisibleCharacter() {
    assertThat(Garble.of(WANTED, WANTED.replace("rua", "\nrua")))
        .map(Finding::mistake)
        .contains(Mistake.WHITESPACE);
    assertThat(Garble.of(WANTED, WANTED.replace("rua", "\u200Brua")))
        .map(Finding::mistake)
        .contains(Mistake.WHITESPACE);
  }

  @Test
  void countsWhatIsCutOff() {
    var key = "v=DKIM1; p=" + "A".repeat(400);
    assertThat(Garble.of(key, key.substring(0, 255)))
        .map(Finding::sentence)
        .hasValueSatisfying(
            sentence -> assertThat(sentence).startsWith("the value ends after 255 of 411"));
  }

  @Test
  void takesNothingElseForTheValue() {
    assertThat(Garble.of(WANTED, "v=DMARC1; p=reject; rua=mailto:d-marc@example.com")).isEmpty();
    assertThat(Garble.of(WANTED, "google-site-verification=abc")).isEmpty();
    assertThat(Garble.of("v=spf1 mx include:spf.i8t.com ~all", "v=spf1 mx ~all")).isEmpty();
    assertThat(Garble.of(WANTED, "")).isEmpty();
  }

  @Property
  void neverThrows(@ForAll String wanted, @ForAll String seen) {
    assertThat(Garble.of(wanted, seen)).isNotNull();
  }

  @Property
  void aBeginningIsCut(@ForAll @AlphaChars @StringLength(min = 30, max = 600) String value) {
    var beginning = value.substring(0, value.length() - 1);
    assertThat(Garble.of(value, beginning)).map(Finding::mistake).contains(Mistake.VALUE_CUT);
  }
}
