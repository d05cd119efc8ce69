package mailauth.core.domainconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Templates written after the protocol's specification. */
class ConnectReaderTest {
  private static final String TEMPLATE =
      """
      {
        "providerId": "acme.example", "providerName": "Acme", "serviceId": "mail",
        "serviceName": "Mail", "version": 1, "syncPubKeyDomain": "acme.example",
        "records": [
          { "groupId": "dkim", "type": "CNAME", "host": "%selector%._domainkey",
            "pointsTo": "%token%.dkim.acme.example", "ttl": 3600 },
          { "groupId": "spf", "type": "SPFM", "host": "@", "spfRules": "include:spf.acme.example" },
          { "groupId": "bounce", "type": "MX", "host": "bounce", "pointsTo": "mx.acme.example",
            "priority": "%priority%", "ttl": "%ttl%" },
          { "type": "TXT", "host": "_acme.%host%", "data": "acme=%token%", "ttl": 600,
            "txtConflictMatchingMode": "Prefix", "txtConflictMatchingPrefix": "acme=" },
          { "groupId": "web", "type": "A", "host": "www", "pointsTo": "192.0.2.1", "ttl": 600 }
        ]
      }
      """;

  @Test
  void readsTheGroupsThatAreWanted() throws InvalidTemplate {
    var template = ConnectReader.read(TEMPLATE, List.of("dkim", "bounce"));
    assertThat(template.title()).isEqualTo("Acme Mail");
    assertThat(template.records())
        .extracting(record -> "%s %s %s".formatted(record.type(), record.host(), record.value()))
        .containsExactly(
            "CNAME {selector}._domainkey {token}.dkim.acme.example",
            "MX bounce mx.acme.example",
            "TXT _acme.{host} acme={token}");
    assertThat(template.records().get(0).ttl()).contains(3600L);
    assertThat(template.records().get(1).variables()).containsExactly("priority");
    assertThat(template.records().get(2).excludes()).contains("acme=");
  }

  @Test
  void refusesRecordsThatAreNotOfMail() {
    assertThatThrownBy(() -> ConnectReader.read(TEMPLATE, List.of()))
        .hasMessage(
            "records[4] is a record of type A, and mailauth makes CNAME, MX, TXT and SPFM only:"
                + " name the groups you want with 'groups', or add that record by hand and take it"
                + " out of your copy");
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> ConnectReader.read(TEMPLATE, List.of("dkin")))
        .hasMessage("the template has no group 'dkin': it has dkim, spf, bounce, web");
    assertThatThrownBy(() -> ConnectReader.read("{}", List.of()))
        .hasMessage("this is no Domain Connect template: records is missing");
    assertThatThrownBy(() -> ConnectReader.read("no", List.of()))
        .hasMessageStartingWith("this is no Domain Connect template: no JSON object at line 1");
    assertThatThrownBy(() ->
            ConnectReader.read(
                """
                { "providerId": "a", "serviceId": "b", "records": [
                  { "type": "TXT", "host": "@", "data": "x", "txtConflictMatchingMode": "Some" } ] }
                """,
                List.of()))
        .hasMessage("records[0]: txtConflictMatchingMode is None, All or Prefix, not 'Some'");
  }

  @Property(tries = 500)
  void neverFailsOtherwise(@ForAll String json) {
    assertThat(catchThrowable(() -> ConnectReader.read(json, List.of())))
        .isInstanceOf(InvalidTemplate.class);
  }
}
