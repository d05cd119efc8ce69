package mailauth.providers.octodns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.providers.host.HostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OctodnsZoneTest {
  private static String read(String yaml) {
    return OctodnsZone.read("example.com.yaml", yaml.getBytes(UTF_8), Name.of("example.com"))
        .stream()
        .map(OctodnsZoneTest::line)
        .collect(joining("\n"));
  }

  private static String line(RRset rrset) {
    return "%s %d %s"
        .formatted(
            rrset.key(),
            rrset.ttl(),
            rrset.records().stream().map(Object::toString).collect(joining(" | ")));
  }

  @Test
  void namesAreRelativeAndTheZoneItselfIsTheEmptyOne() {
    assertThat(
            read(
                """
                ---
                ? ''
                : - ttl: 300
                    type: MX
                    values:
                    - exchange: mx1.example.com.
                      preference: 10
                    - priority: 20
                      value: mx2.example.com.
                  - type: TXT
                    values: [v=spf1 mx -all, 'v=x\\; y']
                _25._tcp.mx1:
                  type: TLSA
                  value:
                    certificate_association_data: ABCD
                    certificate_usage: 3
                    matching_type: 1
                    selector: 1
                '*':
                  type: CNAME
                  value: example.com.
                www: { type: AAAA, ttl: 60, values: ['2001:db8::1'] }
                """))
        .isEqualTo(
            """
            example.com MX 300 10 mx1.example.com. | 20 mx2.example.com.
            example.com TXT 3600 "v=spf1 mx -all" | "v=x; y"
            _25._tcp.mx1.example.com TLSA 3600 3 1 1 abcd
            *.example.com CNAME 3600 example.com.
            www.example.com AAAA 60 2001:db8::1\
            """);
  }

  @Test
  void textMayStandInStringsAlready() {
    assertThat(read("k._domainkey: { type: TXT, value: '\"v=DKIM1\\; \" \"p=\"' }"))
        .isEqualTo("k._domainkey.example.com TXT 3600 \"v=DKIM1; p=\"");
  }

  @Test
  void whatMailHasNoUseForIsPassedOver() {
    assertThat(read("a: { type: ALIAS, value: x. }\nb: { type: CAA, value: { tag: issue } }\n"))
        .isEmpty();
    assertThat(read("a: { type: A, dynamic: { pools: {} } }\n")).isEmpty();
    assertThat(read("--- {}\n")).isEmpty();
    assertThat(read("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1]|1:1: a zone is a mapping of names to records",
        "a: 12|1:4: a record is a mapping with 'type' and 'value' or 'values'",
        "a: { value: x }|1:4: the record has no 'type': write one such as 'type: TXT'",
        "a: { type: A, value: '::1' }|1:22: '::1' is no IPv4 address",
        "a: { type: MX, value: mx. }|1:23: a value of MX has 'preference' and 'exchange'",
        "a: { type: MX, value: { preference: 1 } }|1:23: the value has no 'exchange'",
        "a: { type: TXT, value: [x, [y]] }|1:28: a value of this type is one word or text",
        "a: { type: TXT, ttl: soon, value: x }|1:22: 'ttl' is a number of seconds",
        "a..b: { type: TXT, value: x }|1:1: 'a..b' has an empty label (two dots in a row?)",
        "a: [{ type: TXT, value: x }, { type: TXT, value: y }]|1:30: a.example.com TXT stands"
            + " twice: write one record with 'values'",
      })
  void whatIsWrongHasItsPlace(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(HostException.class)
        .hasMessage("example.com.yaml:" + message);
  }
}
