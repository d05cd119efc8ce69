package mailauth.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import mailauth.core.json.InvalidJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanJsonTest {
  private final Plan plan =
      new Plan(
          List.of(
              Example.declares(
                      """
                      senders: [i8t]
                      spf: { merge: false, all: softfail }
                      parked: false
                      overrides:
                        SPF_AUTHORIZATION_REMOVED: { reason: it is gone, until: 2026-12-31 }
                      """)
                  .today(
                      """
                      example.com 3600 TXT "d\\195\\169j\\195\\160 vu" "; and \\"quotes\\""
                      example.com 3600 TXT "v=spf1 ip4:192.0.2.1 -all"
                      """)
                  .elsewhere(
                      "spf.i8t.com 60 TXT \"v=spf1 ip4:203.0.113.0/24 ip6:2001:db8::/32 -all\"")
                  .keyAt("i8tsmtp._domainkey.i8t.com")
                  .planOn("2026-12-31")));

  @Test
  void aPlanIsPlainData() {
    assertThat(PlanJson.write(plan))
        .isEqualTo(
            """
            {
              "format" : "mailauth-plan/1",
              "summary" : {
                "create" : 1,
                "update" : 1,
                "delete" : 0,
                "unchanged" : 0,
                "domains" : 1,
                "blocked" : 0,
                "failed" : 0
              },
              "domains" : [ {
                "domain" : "example.com",
                "provider" : {
                  "name" : "local",
                  "type" : "host"
                },
                "unchanged" : 0,
                "failure" : null,
                "gates" : [ ],
                "ownership" : {
                  "created" : [ {
                    "name" : "i8tsmtp._domainkey.example.com",
                    "type" : "CNAME",
                    "purpose" : "dkim"
                  } ],
                  "spfTerms" : {
                    "example.com" : [ "include:spf.i8t.com" ]
                  }
                },
                "stages" : [ ],
                "rollouts" : [ ]
              } ],
              "changes" : [ {
                "action" : "create",
                "domain" : "example.com",
                "provider" : "local",
                "name" : "i8tsmtp._domainkey.example.com",
                "type" : "CNAME",
                "purpose" : "dkim",
                "observed" : null,
                "before" : [ ],
                "after" : [ "i8tsmtp._domainkey.i8t.com." ],
                "ttl" : {
                  "before" : null,
                  "after" : 3600
                },
                "effects" : [ "i8t can sign mail that aligns with the domain" ],
                "gates" : [ {
                  "id" : "DKIM_TARGET_WITHOUT_KEY",
                  "outcome" : "pass",
                  "message" : "i8tsmtp._domainkey.i8t.com holds a key of 256 bits",
                  "override" : null
                } ],
                "authorization" : null,
                "file" : null
              }, {
                "action" : "update",
                "domain" : "example.com",
                "provider" : "local",
                "name" : "example.com",
                "type" : "TXT",
                "purpose" : "spf",
                "observed" : {
                  "ttl" : 3600,
                  "records" : [ "\\"d\\\\195\\\\169j\\\\195\\\\160 vu\\" \\"; and \\\\\\"quotes\\\\\\"\\"", "\\"v=spf1 ip4:192.0.2.1 -all\\"" ]
                },
                "before" : [ "v=spf1 ip4:192.0.2.1 -all" ],
                "after" : [ "v=spf1 include:spf.i8t.com ~all" ],
                "ttl" : {
                  "before" : 3600,
                  "after" : 3600
                },
                "effects" : [ "authorizes + 203.0.113.0/24, 2001:db8::/32 (i8t)", "deauthorizes - 192.0.2.1 (ip4:192.0.2.1)", "all others: fail -> softfail", "lookups 0 -> 1 of 10" ],
                "gates" : [ {
                  "id" : "SPF_AUTHORIZATION_REMOVED",
                  "outcome" : "confirm",
                  "message" : "192.0.2.1 (ip4:192.0.2.1) may no longer send; declare the sender to keep it",
                  "override" : {
                    "reason" : "it is gone",
                    "until" : "2026-12-31"
                  }
                } ],
                "authorization" : {
                  "authorized" : [ {
                    "term" : "include:spf.i8t.com",
                    "owner" : "i8t",
                    "ipv4" : "256",
                    "ipv6" : "79228162514264337593543950336",
                    "cidrs" : [ "203.0.113.0/24", "2001:db8::/32" ]
                  } ],
                  "deauthorized" : [ {
                    "term" : "ip4:192.0.2.1",
                    "owner" : "ip4:192.0.2.1",
                    "ipv4" : "1",
                    "ipv6" : "0",
                    "cidrs" : [ "192.0.2.1" ]
                  } ],
                  "bySenderAdded" : [ ],
                  "bySenderRemoved" : [ ],
                  "gaps" : [ ],
                  "lookupsBefore" : 0,
                  "lookups" : 1,
                  "voidLookups" : 0,
                  "octets" : 110,
                  "tree" : [ {
                    "term" : "include:spf.i8t.com",
                    "lookups" : 1,
                    "nodes" : [ {
                      "term" : "ip4:203.0.113.0/24",
                      "lookups" : 0,
                      "nodes" : [ ]
                    }, {
                      "term" : "ip6:2001:db8::/32",
                      "lookups" : 0,
                      "nodes" : [ ]
                    }, {
                      "term" : "-all",
                      "lookups" : 0,
                      "nodes" : [ ]
                    } ]
                  }, {
                    "term" : "~all",
                    "lookups" : 0,
                    "nodes" : [ ]
                  } ]
                },
                "file" : null
              } ]
            }
            """);
  }

  @Test
  void whatIsWrittenIsReadBack() {
    assertThat(PlanReader.read(PlanJson.write(plan))).isEqualTo(plan);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                                  | no JSON object at line 1, column 1
          {}                                  | the format is none, not mailauth-plan/1
          {"format":"mailauth-plan/2"}        | the format is mailauth-plan/2, not mailauth-plan/1
          {"format":"mailauth-plan/1"}        | changes is missing
          {"format":"mailauth-plan/1","changes":[1]} | changes[0] is not an object
          """)
  void whatIsNoPlanIsNamed(String text, String sentence) {
    assertThatThrownBy(() -> PlanReader.read(text))
        .isInstanceOf(InvalidJson.class)
        .hasMessage(sentence);
  }
}
