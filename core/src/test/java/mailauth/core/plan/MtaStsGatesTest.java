package mailauth.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.dns.RecordType;
import mailauth.core.json.JsonObject;
import mailauth.core.mtasts.PolicyMemory;
import mailauth.core.posture.Purpose;
import mailauth.core.web.Fetched;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An id is not published before its policy is served, and does not go before it is forgotten. */
class MtaStsGatesTest {
  private static final String TESTING =
      "mta-sts: { mode: testing, mx: [mail.example.com], max-age: 7d }";
  private static final String ENFORCE = TESTING.replace("testing", "enforce");
  private static final String WITH_FILE = TESTING.replace("7d", "7d, policy-file: mta-sts.txt");
  private static final String MX = "example.com 300 MX 10 mail.example.com.";
  private static final String FETCHED = "https://mta-sts.example.com/.well-known/mta-sts.txt";

  private static final Fetched OLD = Served.policy("version: STSv1\nmode: none\nmax_age: 86400\n");

  private static Example declares(String yaml) {
    return Example.declares(yaml)
        .elsewhere(MX)
        .reported(Reports.daily("2026-11-01", "2026-11-24").ofTls());
  }

  @Test
  void whatIsServedAsDeclaredMayBeAnnounced() {
    assertThat(declares(ENFORCE).verdicts()).isEmpty();
    assertThat(
            declares(ENFORCE)
                .served(
                    Served.policy(
                        "version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n"))
                .verdicts())
        .as("with other line ends")
        .isEmpty();
  }

  @Test
  void anotherPolicyMakesEnforceWait() {
    assertThat(declares(ENFORCE).served(OLD).objections())
        .containsExactly(
            new Gate(
                "MTA_STS_POLICY_NOT_SERVED",
                Gate.Outcome.BLOCK,
                "another policy is served: mode: none, max_age: 86400; apply publishes the id once "
                    + FETCHED
                    + " serves the declared policy"));
    assertThat(declares(TESTING).served(OLD).verdicts())
        .containsExactly("warn MTA_STS_POLICY_NOT_SERVED");
    assertThat(declares(WITH_FILE).served(OLD).verdicts()).as("apply writes it").isEmpty();
  }

  /**
   * A fault of the web server, and what it means for each way of declaring.
   *
   * @param withFile where apply writes the file
   */
  private record Case(Fetched answer, String withFile, String testing, String enforce) {}

  static Stream<Case> faults() {
    return Stream.of(
        new Case(Served.status(404), "", "warn", "block"),
        new Case(Served.status(301), "warn", "warn", "block"),
        new Case(Served.status(500), "warn", "warn", "block"),
        new Case(Served.policy("x".repeat(70_000)), "", "warn", "block"),
        new Case(failed(Fetched.Kind.NAME), "warn", "warn", "block"),
        new Case(failed(Fetched.Kind.TLS), "warn", "warn", "block"),
        new Case(failed(Fetched.Kind.LOOKUP), "unknown", "unknown", "block"),
        new Case(failed(Fetched.Kind.CONNECTION), "unknown", "unknown", "block"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void whatIsWrongWithTheServerIsKnownBefore(Case fault) {
    assertThat(outcome(declares(WITH_FILE).served(fault.answer()))).isEqualTo(fault.withFile());
    assertThat(outcome(declares(TESTING).served(fault.answer()))).isEqualTo(fault.testing());
    assertThat(outcome(declares(ENFORCE).served(fault.answer()))).isEqualTo(fault.enforce());
  }

  @Test
  void aPolicyOfTheWrongTypeIsServedAllTheSame() {
    var policy = "version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n";
    assertThat(declares(ENFORCE).served(Served.page(policy)).objections())
        .containsExactly(
            new Gate(
                "MTA_STS_POLICY_NOT_SERVED",
                Gate.Outcome.WARN,
                "the policy is served as text/html; some senders take text/plain only"));
  }

  @Test
  void theWebIsAskedOnlyWhereTheRecordChanges() {
    var applied = declares(ENFORCE).applied().served(failed(Fetched.Kind.CONNECTION));
    assertThat(applied.changes()).isEmpty();
    assertThat(applied.verdicts()).isEmpty();
  }

  @Test
  void theRecordStaysUntilThePolicyIsForgotten() {
    assertThat(gone().changes()).startsWith("- _mta-sts.example.com TXT");
    assertThat(message(gone()))
        .startsWith("nobody knows since when example.com asks for nothing; declare mode none,");
    assertThat(message(gone().remembered("mta-sts", memory("enforce", "2026-11-01T00:00:00Z"))))
        .startsWith(
            "the policy of example.com says mode enforce, and senders keep to it for its max_age of"
                + " 604800 seconds; declare mode none");
    assertThat(message(gone().remembered("mta-sts", memory("none", "2026-11-26T00:00:00Z"))))
        .startsWith("senders may remember the policy of before until 2026-11-26T00:00:00Z;");
    assertThat(gone().remembered("mta-sts", memory("none", "2026-11-24T00:00:00Z")).verdicts())
        .isEmpty();
  }

  @Test
  void aRecordThatSomebodyElseMadeIsTheirs() {
    assertThat(gone().owned(Ownership.NONE).changes()).isEmpty();
  }

  private static Example gone() {
    return Example.declares("tls-rpt: { reports: [tls@example.com] }")
        .today(
            """
            _smtp._tls.example.com 3600 TXT "v=TLSRPTv1; rua=mailto:tls@example.com"
            _mta-sts.example.com 3600 TXT "v=STSv1; id=1"
            """)
        .owned(Example.created("_mta-sts.example.com", RecordType.TXT, Purpose.MTA_STS));
  }

  private static JsonObject memory(String mode, String until) {
    var json =
        """
        {"example.com": {"mode": "%s", "maxAge": 604800, "until": "%s"}}\
        """
            .formatted(mode, until);
    var read = JsonObject.read(json);
    assertThat(JsonObject.write(PolicyMemory.write(PolicyMemory.read(Optional.of(read))).members()))
        .isEqualTo(JsonObject.write(read.members()));
    return read;
  }

  private static Fetched failed(Fetched.Kind kind) {
    return Served.failed(kind, "no luck");
  }

  private static String message(Example example) {
    assertThat(example.verdicts()).containsExactly("block MTA_STS_REMOVED_TOO_EARLY");
    return example.gates().getFirst().message();
  }

  private static String outcome(Example example) {
    return String.join(" ", example.verdicts()).replace(" MTA_STS_POLICY_NOT_SERVED", "");
  }
}
