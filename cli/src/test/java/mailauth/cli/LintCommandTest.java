package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LintCommandTest {
  @TempDir private Path folder;

  private Cli cli;

  @BeforeEach
  void setUp() {
    cli = new Cli(folder);
  }

  @Test
  void aValidRecordIsSpeltOut() {
    assertThat(cli.runExactly("lint", "spf", "v=spf1 mx include:spf.example.net ?all"))
        .isEqualTo(
            new Cli.Ran(
                0,
                """
                warning SPF-022 at character 35: ?all says nothing of all other senders; write \
                ~all or -all (RFC 7208 section 5.1)
                  all       neutral
                  terms     mx include:spf.example.net ?all
                  lookups   2
                spf: valid, 1 warning.
                """,
                ""));
  }

  @Test
  void aFaultyRecordExitsWithOne() {
    assertThat(cli.runExactly("lint", "spf", "v=spf1 ip:192.0.2.1 -all"))
        .isEqualTo(
            new Cli.Ran(
                1,
                """
                error SPF-005 at character 8: "ip:192.0.2.1" is no mechanism; write \
                ip4:192.0.2.1 (RFC 7208 section 12)
                spf: not valid, 1 error.
                """,
                ""));
  }

  @Test
  void jsonIsTheContracts() {
    var ran =
        cli.runExactly("lint", "tls-rpt", "v=TLSRPTv1;rua=ftp://example.com", "--format=json");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out())
        .startsWith(
            """
            {
              "type" : "tls-rpt",
              "valid" : false,
              "isRecord" : true,
              "problems" : [ {
                "id" : "RPT-\
            """)
        .contains("\"severity\" : \"error\"", "\"message\" :", "\"reference\" :")
        .endsWith("\"effective\" : null\n}\n");
  }

  @Test
  void effectiveIsWhatReceiversDo() {
    var ran = cli.runExactly("--format", "json", "lint", "dmarc", "v=DMARC1; p=reject");

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("\"effective\" : {", "\"p\" : \"reject\"", "\"rua\" : [ ]");
  }

  @Test
  void standardInputHoldsARecordOrAPolicy() {
    var policy = "version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n";

    assertThat(cli.input(policy).runExactly("lint", "mta-sts-policy", "-").out())
        .isEqualTo(
            """
              mode      enforce
              mx        mail.example.com
              maxAge    604800
            mta-sts-policy: valid, no warnings.
            """);
    assertThat(cli.input("v=spf1 -all\r\n").runExactly("lint", "spf", "-").exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          spf            | v=spf1 -all
          dkim           | v=DKIM1; p=
          dmarc          | v=DMARC1; p=none; rua=mailto:dmarc@example.com
          mta-sts        | v=STSv1; id=20261123
          tls-rpt        | v=TLSRPTv1; rua=mailto:tls@example.com
          bimi           | v=BIMI1; l=https://example.com/logo.svg
          """)
  void everyTypeHasAValidRecord(String type, String record) {
    assertThat(cli.runExactly("lint", type, record).exitCode()).isZero();
    var none = cli.runExactly("lint", type, "hello");
    assertThat(none.exitCode()).isEqualTo(1);
    assertThat(none.out()).endsWith("%s: this is none, so receivers ignore it.\n".formatted(type));
  }

  @Test
  void anUnknownTypeIsWrongUsage() {
    var ran = cli.runExactly("lint", "arc", "x");

    assertThat(ran.exitCode()).isEqualTo(64);
    assertThat(ran.err())
        .contains("'arc' is none of spf, dkim, dmarc, mta-sts, mta-sts-policy, tls-rpt, bimi\n");
    assertThat(cli.runExactly("lint", "--help").out()).contains("mta-sts-policy");
  }
}
