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
                      "senders: [i8t]\nspf: { merge: false, all: softfail }\nparked: false")
                  .today(
                      """
                      example.com 3600 TXT "d\\195\\169j\\195\\160 vu" "; and \\"quotes\\""
                      example.com 3600 TXT "v=spf1 ip4:192.0.2.1 -all"
                      """)
                  .plan()));

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
                "ownership" : {
                  "created" : [ {
                    "name" : "i8tsmtp._domainkey.example.com",
                    "type" : "CNAME",
                    "purpose" : "dkim"
                  } ],
                  "spfTerms" : {
                    "example.com" : [ "include:spf.i8t.com" ]
                  }
                }
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
                "gates" : [ ]
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
                "effects" : [ "authorizes include:spf.i8t.com (i8t)", "deauthorizes ip4:192.0.2.1", "all others: fail -> softfail" ],
                "gates" : [ {
                  "id" : "SPF_AUTHORIZATION_REMOVED",
                  "outcome" : "confirm",
                  "message" : "ip4:192.0.2.1 may no longer send; declare it as a sender to keep it"
                } ]
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
