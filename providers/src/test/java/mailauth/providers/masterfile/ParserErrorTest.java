package mailauth.providers.masterfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import mailauth.providers.host.HostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a malformed file is answered with. */
class ParserErrorTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          www 60 A 192.0.2.256           | 1:10: '192.0.2.256' is no IPv4 address
          www 60 AAAA 192.0.2.1          | 1:13: '192.0.2.1' is no IPv6 address
          www 60 A                       | 1:8: A takes 1 word of data, not 0
          www 60 MX 10 mail 20           | 1:19: MX takes 2 words of data, not 3
          www 60 MX mail 10              | 1:11: 'mail' is no preference; write a number from 0 to 65535
          www 60 CNAME a..b              | 1:14: 'a..b' has an empty label (two dots in a row?)
          .www 60 A 192.0.2.1            | 1:1: '.www' has an empty label (two dots in a row?)
          www 60 CNAME "a.b."            | 1:14: a domain name is not quoted
          www 60 TXT                     | 1:8: TXT needs a string; write "" for an empty one
          www 60 TXT "open               | 1:12: this quote is not closed on its line
          www 60 TXT "\\300"             | 1:13: a decimal escape is \\000 to \\255
          www 60 TXT \\                  | 1:12: nothing follows the backslash at the end of the line
          www 60 TXT ( "a"               | 1:12: this parenthesis is never closed
          www 60 TXT "a" )               | 1:16: this parenthesis was never opened
          www 60 TXT \\# 3 0261          | 1:12: \\# 3 needs 6 hexadecimal digits
          www 60 TXT \\# 1 05            | 1:12: these octets are no TXT data
          www 60 TLSA 3 1 1 abc          | 1:19: the association data is not pairs of hexadecimal digits
          www 60 TLSA 3 1 256 ab         | 1:17: '256' is no matching type; write a number from 0 to 255
          www 60 CH TXT "a"              | 1:8: class CH; only IN is read
          www 60 IN                      | 1:10: the record's type is missing
          www 60 4711x A 192.0.2.1       | 1:8: '4711x' is no record type
          www A 192.0.2.1                | 1:1: no TTL is known here; write $TTL above
          www 4294967296 A 192.0.2.1     | 1:5: '4294967296' is no TTL; write seconds up to 2147483647, or units such as 1h30m
          $TTL 1x                        | 1:6: '1x' is no TTL; write seconds up to 2147483647, or units such as 1h30m
          $ORIGINS example.com.          | 1:1: '$ORIGINS' is no directive; $ORIGIN, $TTL, $INCLUDE and $GENERATE are
          $ORIGIN                        | 1:1: $ORIGIN takes one word
          $INCLUDE gone                  | 1:10: the included file 'gone' does not exist
          $GENERATE 1-2 a$ A             | 1:1: $GENERATE needs a range, an owner, a type and data
          @ 60 SOA a b 1 2 3 4           | 1:6: SOA takes 7 words of data, not 6
          @ 60 SOA a b 4294967296 2 3 4 5 | 1:14: '4294967296' is no serial; write a number from 0 to 4294967295
          é 60 A nö                      | 1:8: 'nö' is no IPv4 address
          """)
  void oneSentence(String line, String message) {
    assertThatThrownBy(() -> Editing.of(line))
        .isInstanceOf(HostException.class)
        .hasMessage("example.com.zone:" + message);
  }

  @Test
  void inLaterLines() {
    var text = "$TTL 60\r\n; é\r\na TXT ( \"x\"\r\n  é \"\n";
    assertThatThrownBy(() -> Editing.of(text))
        .hasMessage("example.com.zone:4:5: this quote is not closed on its line");
    assertThatThrownBy(() -> Editing.of("$TTL 60\n  TXT x\n"))
        .hasMessage("example.com.zone:2:1: this record has no owner, and none stands before it");
  }

  @Test
  void inIncludedFiles() {
    assertThatThrownBy(() -> Editing.of("$INCLUDE a", Map.of("a", "\n$INCLUDE b", "b", "x")))
        .hasMessage("b:1:2: the record's type is missing");
    assertThatThrownBy(() -> Editing.of("$INCLUDE a", Map.of("a", "$INCLUDE b", "b", "$INCLUDE a")))
        .hasMessage("b:1:10: 'a' includes itself");
  }

  @Test
  void includesAreNotDeeperThanTwenty() {
    var files = new HashMap<String, String>();
    for (int i = 0; i < 30; i++) {
      files.put("f" + i, "$INCLUDE f" + (i + 1) + "\n");
    }
    assertThatThrownBy(() -> Editing.of("$INCLUDE f0", files))
        .hasMessage("f18:1:10: more than 20 files include each other");
  }

  @Test
  void longAndUnprintableWordsAreShownShort() {
    assertThatThrownBy(() -> Editing.of("a 60 A \u001b[31m" + "x".repeat(100)))
        .hasMessageContaining("'?[31m" + "x".repeat(55) + "...' is no");
    assertThat(Editing.of("a 60 TXT \u0001").zone().records()).hasSize(1);
  }
}
