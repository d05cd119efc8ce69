package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mailauth.core.json.JsonObject;
import mailauth.core.mtasts.MtaStsPolicy;
import mailauth.core.mtasts.MtaStsRecord;
import mailauth.core.web.Fetched;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A check with the YAML: DNS is held to it, and each finding says whether apply mends it. */
class CheckDeclaredTest {
  private static final String YAML =
      """
      version: 1
      providers: { local: { type: zonefile, directory: zones } }
      domains:
        example.com:
          provider: local
          senders: [ { hosts: { ip: [192.0.2.10] } } ]
          spf: { all: softfail }
          dmarc: { policy: none, reports: [dmarc@example.com] }
          tls-rpt: { reports: [tls@example.com] }
      """;

  private static final String ZONE =
      """
      $ORIGIN example.com.
      $TTL 1h
      @ SOA ns1 hostmaster 7 3600 600 86400 300
      @ NS ns1
      ns1 A 127.0.0.1
      @ MX 10 mail
      mail A 192.0.2.10
      @ TXT "v=spf1 +all"
      _dmarc TXT "v=DMARC1; p=none"
      """;

  /** The same records as the world gets them. */
  private static final String SERVED =
      """
      example.com:
        - MX: [10, mail.example.com]
        - TXT: v=spf1 +all
      mail.example.com:
        - A: 192.0.2.10
        - TXT: v=spf1 a -all
      _dmarc.example.com:
        - TXT: v=DMARC1; p=none
      """;

  /** What the world gets after an apply. */
  private static final String APPLIED =
      SERVED
              .replace("v=spf1 +all", "v=spf1 ip4:192.0.2.10 ~all")
              .replace("p=none", "p=none; rua=mailto:dmarc@example.com")
          + """
          _smtp._tls.example.com:
            - TXT: v=TLSRPTv1; rua=mailto:tls@example.com
          """;

  @TempDir private Path folder;

  private Cli cli;

  @BeforeEach
  void declare() {
    cli =
        new Cli(folder)
            .file("mailauth.yaml", YAML)
            .file("zones/example.com.zone", ZONE)
            .clock(Instant.parse("2026-11-25T12:00:00Z"));
  }

  private String check(String served, String format) {
    try (var world = Served.zone(cli, served)) {
      var ran = cli.resolver(world.address()).run("check", "--format", format);
      assertThat(ran.err()).isEmpty();
      return ran.out();
    }
  }

  @Test
  void saysInTextWhatTheNextApplyRepairs() {
    assertThat(check(SERVED, "text"))
        .startsWith(
            """
            example.com  grade F
              F SPF           who may send
                error SPF-021: +all lets everybody send; write ~all or -all
                  Everybody in the world may send in your name.
                  Fix: End the record with ~all or -all. (RFC 7208 section 5.1)
                  The next apply repairs this.
                error SPF-046: the YAML does not name who sends from 4,294,967,295 IPv4 and 2^128 \
            IPv6 addresses (all)
                  The next apply takes their permission away.
                  Fix: Add them to senders in the YAML if their mail is yours. (RFC 7208 section 5)
                1 note (-v)
            """)
        .contains(
            """
              D DMARC         what to do with forged mail
                error DMARC-050: the YAML wants reports to mailto:dmarc@example.com
                  Reports do not come where the YAML wants them.
                  Fix: Apply the plan. (RFC 9989 section 4.7)
                  The next apply repairs this.
                warning DMARC-008: p=none asks receivers to do nothing about forged mail
                  Receivers deliver forged mail as if it were yours.
                  Fix: Read the reports, then go on to p=quarantine. (RFC 9989 section 4.7)
                warning DMARC-023: without rua nobody tells you what fails; add rua=mailto:ADDRESS
                  You never learn what fails, nor who forges you.
                  Fix: Add rua=mailto:ADDRESS. (RFC 9989 section 4.7)
                  The next apply repairs this.
            """);
  }

  @Test
  void saysItInEveryFormat() {
    assertThat(check(SERVED, "markdown"))
        .contains(
            """
            - **error DMARC-050** the YAML wants reports to mailto:dmarc@example.com
              Reports do not come where the YAML wants them.
              *Fix:* Apply the plan. (RFC 9989 section 4.7)
              The next apply repairs this.
              - resolver: `_dmarc.example.com TXT "v=DMARC1; p=none"`
            """)
        .contains(
            """
              *Fix:* Read the reports, then go on to p=quarantine. (RFC 9989 section 4.7)
              - resolver: `_dmarc.example.com TXT "v=DMARC1; p=none"`
            """);
    assertThat(check(SERVED, "html"))
        .contains(
            "the YAML wants reports to mailto:dmarc@example.com <span class=\"id\">DMARC-050</span>"
                + " <span class=\"repaired\">The next apply repairs this.</span>")
        .contains("do nothing about forged mail <span class=\"id\">DMARC-008</span></summary>");
    assertThat(repaired(check(SERVED, "json")))
        .containsEntry("SPF-021", "true")
        .containsEntry("SPF-046", "false")
        .containsEntry("DMARC-050", "true")
        .containsEntry("DMARC-008", "false")
        .containsEntry("RPT-001", "true");
  }

  @Test
  void keepsWhatItPromises() {
    var before = repaired(check(SERVED, "json"));
    assertThat(cli.run("apply", "--auto-approve").exitCode()).isZero();
    var after = repaired(check(APPLIED, "json"));

    assertThat(before)
        .allSatisfy((id, isRepaired) ->
            assertThat(after.containsKey(id))
                .as(id)
                .isEqualTo(isRepaired.equals("false") && !id.equals("SPF-046")));
  }

  @Test
  void promisesNothingWhileAGateBlocks() {
    cli.file("mailauth.yaml", YAML.replace("policy: none", "policy: reject"));
    assertThat(cli.run("apply", "--auto-approve").exitCode()).isEqualTo(3);
    assertThat(repaired(check(SERVED, "json"))).isNotEmpty().doesNotContainValue("true");
  }

  @Test
  void auditsEveryDeclaredDomainOrThoseThatArePicked() {
    cli.file("mailauth.yaml", YAML + "  example.net: { provider: local, parked: true }\n")
        .file("zones/example.net.zone", "@ SOA ns1 hostmaster 7 3600 600 86400 300\n@ NS ns1\n");
    assertThat(check(SERVED, "text")).contains("example.com  grade ", "example.net  grade ");
    try (var world = Served.zone(cli, SERVED)) {
      cli.resolver(world.address());
      assertThat(cli.run("check", "--domain", "*.net").out())
          .startsWith("example.net  grade ")
          .doesNotContain("example.com");
    }
  }

  @Test
  void thePolicyOfMtaStsAndItsIdGoTogether() {
    cli.file(
        "mailauth.yaml",
        YAML + "    mta-sts: { mode: testing, mx: [mail.example.com], max-age: 7d }\n");
    var declared = "version: STSv1\nmode: testing\nmx: mail.example.com\nmax_age: 604800\n";
    var other = declared.replace("testing", "enforce");
    var id = MtaStsRecord.of(MtaStsPolicy.parse(declared).policy().orElseThrow()).id();

    assertThat(repaired(checkPolicy("1", declared)))
        .containsEntry("STS-021", "true")
        .doesNotContainKey("STS-022");
    assertThat(repaired(checkPolicy(id, other)))
        .containsKey("STS-022")
        .doesNotContainKey("STS-021");
    assertThat(repaired(checkPolicy(id, declared))).doesNotContainKeys("STS-021", "STS-022");
  }

  private String checkPolicy(String id, String policy) {
    cli.web(dns ->
        (address, most) ->
            new Fetched.Response(200, Optional.of("text/plain"), Optional.empty(), policy, false));
    return check(
        SERVED
            + """
            mta-sts.example.com:
              - A: 192.0.2.80
            _mta-sts.example.com:
              - TXT: v=STSv1; id=%s
            """
                .formatted(id),
        "json");
  }

  /** Each finding, and whether the next apply repairs it. */
  private static Map<String, String> repaired(String json) {
    var repaired = new TreeMap<String, String>();
    for (var group : JsonObject.read(json).objects("domains").getFirst().objects("groups")) {
      for (var finding : group.objects("findings")) {
        repaired.put(finding.text("id"), String.valueOf(finding.members().get("repairedByApply")));
      }
    }
    return repaired;
  }
}
