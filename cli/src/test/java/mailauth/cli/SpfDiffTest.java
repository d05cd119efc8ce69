package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpfDiffTest {
  private static final String ZONE =
      """
      example.com:
        - SPF: v=spf1 a include:spf.example.net -all
        - A: 192.0.2.1
      example.org:
        - SPF: v=spf1 ip4:192.0.2.1 ip4:198.51.100.0/24 ~all
        - A: 203.0.113.1
      spf.example.net:
        - SPF: v=spf1 ip4:198.51.100.0/25 ip4:198.51.100.128/25 -all
      round.test:
        - CNAME: round.test
      """;

  @TempDir private Path folder;
  private Served served;

  @BeforeEach
  void setUp() {
    served = Served.zone(new Cli(folder), ZONE);
  }

  @AfterEach
  void tearDown() {
    served.close();
  }

  @Test
  void otherTermsMayLetTheSameSend() {
    assertThat(served.run("spf", "diff", "example.com", "example.org"))
        .isEqualTo(new Cli.Ran(0, "the same may send\nlookups 2 -> 0 of 10\n", ""));
  }

  @Test
  void gainsAndLossesBelongToTheirTerms() {
    var planned = "v=spf1 a ip4:198.51.100.0/26 ip6:2001:db8::/48 exists:%{i}.list.test -all";
    assertThat(served.run("spf", "diff", "example.com", planned))
        .isEqualTo(
            new Cli.Ran(
                2,
                """
                + 2^80 IPv6 addresses (ip6:2001:db8::/48)
                    2001:db8::/48
                + some addresses, depending on the sender (exists:%{i}.list.test)
                - 192 IPv4 addresses (include:spf.example.net)
                    198.51.100.64/26
                    198.51.100.128/25
                lookups 2 -> 2 of 10
                """,
                ""));
  }

  @Test
  void aTextIsThatOfTheNamedDomain() {
    assertThat(
            served
                .run("spf", "diff", "v=spf1 a -all", "v=spf1 -all", "--domain", "example.org")
                .out())
        .startsWith("- 1 IPv4 address (a)\n    203.0.113.1\n");
    assertThat(served.run("spf", "diff", "v=spf1 a -all", "v=spf1 -all").out())
        .as("example.com where none is named")
        .startsWith("- 1 IPv4 address (a)\n    192.0.2.1\n");
    assertThat(served.run("spf", "diff", "example.org", "v=spf1 a -all").out())
        .as("the domain it is compared with")
        .startsWith("+ 1 IPv4 address (a)\n    203.0.113.1\n");
  }

  @Test
  void tellsAllOfItInJson() {
    assertThat(
            served.run(
                "spf", "diff", "v=spf1 -all", "v=spf1 ip4:192.0.2.0/31 -all", "--format", "json"))
        .isEqualTo(
            new Cli.Ran(
                2,
                """
                {
                  "same" : false,
                  "authorized" : [ {
                    "term" : "ip4:192.0.2.0/31",
                    "ipv4" : "2",
                    "ipv6" : "0",
                    "cidrs" : [ "192.0.2.0/31" ]
                  } ],
                  "deauthorized" : [ ],
                  "bySenderAdded" : [ ],
                  "bySenderRemoved" : [ ],
                  "lookupsBefore" : 0,
                  "lookups" : 0,
                  "problemsBefore" : [ ],
                  "problems" : [ ]
                }
                """,
                ""));
  }

  @Test
  void whatDnsDoesNotTellIsNoSameness() {
    var ran = served.run("spf", "diff", "v=spf1 -all", "v=spf1 include:round.test -all");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out())
        .contains("! new record: include:round.test: round.test TXT: the CNAMEs of ");
    assertThat(ran.err()).isEqualTo("mailauth: DNS did not tell all; try again later\n");
  }

  @Test
  void whatIsNeitherDomainNorRecordIsWrongUsage() {
    var ran = served.run("spf", "diff", "example.com", "v=spf2 -all");
    assertThat(ran.exitCode()).isEqualTo(64);
    assertThat(ran.err())
        .startsWith(
            "mailauth: 'v=spf2 -all' is not a domain name: ' ' cannot stand in one; write a"
                + " domain, or a record: \"v=spf1 ...\"\n");
  }
}
