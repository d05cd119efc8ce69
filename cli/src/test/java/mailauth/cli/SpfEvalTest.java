package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import mailauth.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpfEvalTest {
  private static final String ZONE =
      """
      example.com:
        - SPF: v=spf1 ip4:192.0.2.0/28 include:spf.example.net exp=why.example.com -all
      why.example.com:
        - TXT: "%{i} is no host of %{d}"
      spf.example.net:
        - SPF: v=spf1 a:mail.example.net ~all
      mail.example.net:
        - A: 198.51.100.7
      users.example.org:
        - SPF: v=spf1 exists:%{l}.%{h}.users.example.org -all
      alice.mail.example.org.users.example.org:
        - A: 127.0.0.2
      broken.test:
        - SPF: v=spf1 ip4:192.0.2.300 -all
      """;

  private static final String NO_OBJECT =
      "the line is no JSON object such as {\"domain\": \"example.com\", \"ip\": \"192.0.2.1\"}";

  @TempDir private Path folder;
  private Cli cli;
  private Served served;

  @BeforeEach
  void setUp() {
    cli = new Cli(folder);
    served = Served.zone(cli, ZONE);
  }

  @AfterEach
  void tearDown() {
    served.close();
  }

  @Test
  void explainsEachStep() {
    assertThat(served.run("spf", "eval", "example.com", "--ip", "203.0.113.9"))
        .isEqualTo(
            new Cli.Ran(
                0,
                """
                example.com  has the record v=spf1 ip4:192.0.2.0/28 include:spf.example.net \
                exp=why.example.com -all
                ip4:192.0.2.0/28  does not match
                include:spf.example.net  is evaluated
                  spf.example.net  has the record v=spf1 a:mail.example.net ~all
                  a:mail.example.net  does not match: 203.0.113.9 against the addresses of \
                mail.example.net
                  ~all  matches everything
                include:spf.example.net  does not match: its result is softfail
                -all  matches everything
                fail: 203.0.113.9 may not send for example.com
                the domain says: 203.0.113.9 is no host of example.com
                2 of 10 lookups, 0 of 2 void lookups
                """,
                ""));
  }

  @Test
  void saysTheSameInJson() {
    var ran = served.run("spf", "eval", "example.com", "--ip", "192.0.2.1", "--format", "json");
    assertThat(ran)
        .isEqualTo(
            new Cli.Ran(
                0,
                """
                {
                  "result" : "pass",
                  "mechanism" : "ip4:192.0.2.0/28",
                  "explanation" : null,
                  "lookups" : 0,
                  "voidLookups" : 0,
                  "trace" : [ {
                    "depth" : 0,
                    "domain" : "example.com",
                    "term" : "",
                    "words" : "has the record v=spf1 ip4:192.0.2.0/28 include:spf.example.net \
                exp=why.example.com -all"
                  }, {
                    "depth" : 0,
                    "domain" : "example.com",
                    "term" : "ip4:192.0.2.0/28",
                    "words" : "matches"
                  } ]
                }
                """,
                ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          spf.example.net --ip 198.51.100.7         | pass: 198.51.100.7 may send for spf.example.net
          spf.example.net --ip ::ffff:198.51.100.7  | pass: 198.51.100.7 may send for spf.example.net
          spf.example.net --ip 2001:db8::1          | softfail: 2001:db8::1 probably may not send for spf.example.net
          nothing.test --ip 192.0.2.1               | none: nothing.test says nothing about senders
          broken.test --ip 192.0.2.1                | permerror: no receiver can use what broken.test publishes
          users.example.org --ip 192.0.2.1          | fail: 192.0.2.1 may not send for users.example.org
          users.example.org --ip 192.0.2.1 --sender alice@example.org --helo mail.example.org | pass: 192.0.2.1 may send for users.example.org
          """)
  void saysWhatTheResultMeans(String args, String sentence) {
    var ran = served.run(("spf eval " + args).split(" +"));
    assertThat(ran.out().lines()).contains(sentence);
    assertThat(ran.exitCode()).isZero();
  }

  @Test
  void aBatchAnswersLineForLine() {
    cli.input(
        """
        {"domain": "example.com", "ip": "192.0.2.1"}
        not JSON
        {"domain": "example.com"}
        {"domain": "example.com", "ip": "192.0.2.256"}
        {"ip": "192.0.2.1"}

        {"domain": "example.com", "ip": "203.0.113.9", "sender": "", "helo": "example.com"}
        {"ip": "192.0.2.1", "sender": "alice@users.example.org", "helo": "mail.example.org"}
        """);
    var ran = served.run("spf", "eval", "--batch", "-", "--parallelism", "3");
    assertThat(ran.err()).isEqualTo("mailauth: 5 of the lines were no questions\n");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out().lines().map(SpfEvalTest::answer))
        .containsExactly(
            "pass ip4:192.0.2.0/28",
            NO_OBJECT,
            "ip is missing",
            "'192.0.2.256' is no IPv4 or IPv6 address",
            "domain is missing",
            NO_OBJECT,
            "fail -all",
            "pass exists:%{l}.%{h}.users.example.org");
  }

  @Test
  void aBatchKeepsTheOrderOfManyLines() {
    var lines = new ArrayList<String>();
    for (int i = 0; i < 2_000; i++) {
      lines.add("{\"domain\": \"example.com\", \"ip\": \"192.0.2.%d\"}".formatted(i % 256));
    }
    cli.file("lines.json", String.join("\n", lines));
    var ran = served.run("spf", "eval", "--batch", cli.path("lines.json").toString());
    assertThat(ran.exitCode()).isZero();
    var answers = ran.out().lines().map(SpfEvalTest::answer).toList();
    assertThat(answers).hasSameSizeAs(lines);
    for (int i = 0; i < answers.size(); i++) {
      assertThat(answers.get(i)).isEqualTo(i % 256 < 16 ? "pass ip4:192.0.2.0/28" : "fail -all");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          spf                                       | spf needs one of its commands: eval, tree, diff, flatten
          spf eval                                  | a DOMAIN is missing
          spf eval example.com                      | --ip is missing
          spf eval example.com --ip mail            | --ip: 'mail' is no IPv4 or IPv6 address
          spf eval example.com --batch -            | --batch takes domain, ip, sender and helo from its lines
          spf eval example.com --ip 192.0.2.1 --format markdown | --format markdown: spf prints text or json
          """)
  void wrongUsageIsOneSentenceAnd64(String line, String sentence) {
    var ran = served.run(line.split(" +"));
    assertThat(ran.err().lines().findFirst()).contains("mailauth: " + sentence);
    assertThat(ran.exitCode()).isEqualTo(64);
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void aResolverWithoutAddressIsNamed() {
    var ran = cli.runExactly("spf", "tree", "example.com", "--dns", "dns.invalid");
    assertThat(ran)
        .isEqualTo(new Cli.Ran(1, "", "mailauth: --dns: 'dns.invalid:53' has no address\n"));
  }

  @Test
  void aMissingBatchIsNamed() {
    assertThat(served.run("spf", "eval", "--batch", "gone.json"))
        .isEqualTo(new Cli.Ran(1, "", "mailauth: there is no file 'gone.json'\n"));
  }

  private static String answer(String line) {
    var json = JsonObject.read(line);
    return json.optionalText("error")
        .orElseGet(() -> json.text("result") + " " + json.text("mechanism"));
  }
}
