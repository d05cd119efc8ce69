package mailauth.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A flattened sender over the years: locked, published, changed by its vendor, and let go. */
class SpfFlattenTest {
  private static final String YAML =
      """
      version: 1
      providers:
        local: { type: zonefile, directory: zones }
      domains:
        example.com:
          provider: local
          senders: [{ include: spf.vendor.example }]
          spf: { all: softfail, flatten: [spf.vendor.example] }
      """;
  private static final String ZONE =
      """
      $ORIGIN example.com.
      $TTL 1h
      @     IN SOA ns1 hostmaster 7 3600 600 86400 300
            IN NS  ns1
      ns1   IN A   192.0.2.53
      @     IN TXT "v=spf1 include:spf.vendor.example ~all"
            IN TXT "third"
      """;

  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli = new Cli(folder).file("mailauth.yaml", YAML).file("zones/example.com.zone", ZONE);
    vendor("ip4:198.51.100.0/25 ip4:203.0.113.9");
  }

  private void vendor(String terms) {
    cli.file(
        "zones/vendor.example.zone",
        """
        $ORIGIN vendor.example.
        @    300 IN SOA ns1 hostmaster 1 3600 600 86400 300
        spf  300 IN TXT "v=spf1 %s -all"
        odd  300 IN TXT "v=spf1 exists:%%{i}.vendor.example -all"
        """
            .formatted(terms.replaceAll("(.{200}\\S*) ", "$1 \" \"")));
  }

  @Test
  void aVendorsChangeTakesTwoLooks() {
    var refused = cli.run("plan");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.out()).contains("run 'mailauth spf flatten example.com --update'");

    assertThat(cli.run("spf", "flatten", "example.com", "--update").exitCode()).isZero();
    assertThat(cli.run("apply", "--auto-approve").exitCode()).isZero();
    assertThat(cli.read("zones/example.com.zone"))
        .contains("\"v=spf1 ip4:198.51.100.0/25 ip4:203.0.113.9 ~all\"")
        .contains("\"third\"");
    assertThat(cli.run("plan", "--detailed-exitcode").exitCode()).isZero();

    vendor("ip4:198.51.100.0/24");
    var drifted = cli.run("plan", "--detailed-exitcode");
    assertThat(drifted.exitCode()).isEqualTo(2);
    assertThat(drifted.out())
        .contains("gained 198.51.100.128/25 and lost 203.0.113.9 since ")
        .endsWith(
            "No changes: 1 record stands as declared in 1 domain. What is flattened has drifted in"
                + " 1 domain.\n");
    assertThat(cli.run("plan", "--format", "markdown").out())
        .contains("- **warn SPF_FLATTEN_DRIFT: ");
    assertThat(cli.run("spf", "flatten", "example.com").exitCode()).isEqualTo(2);

    assertThat(cli.run("spf", "flatten", "--update").out())
        .isEqualTo(
            """
            example.com include:spf.vendor.example
              + 198.51.100.128/25
              - 203.0.113.9
            """);
    assertThat(cli.run("spf", "flatten", "example.com").exitCode()).isZero();
    assertThat(cli.run("plan").out())
        .isEqualTo(
            """
            example.com (zonefile local)
              ~ example.com TXT "v=spf1"
                  - ip4:198.51.100.0/25
                  - ip4:203.0.113.9
                  + ip4:198.51.100.0/24
                  authorizes + 198.51.100.128/25 (spf.vendor.example)
                  deauthorizes - 203.0.113.9 (ip4:203.0.113.9)
                  lookups 0 -> 0 of 10
                  include:spf.vendor.example (spf.vendor.example) is written out as 1 network
                  ! confirm SPF_AUTHORIZATION_REMOVED: 203.0.113.9 (ip4:203.0.113.9) may no longer \
            send; declare the sender to keep it
            Plan: 0 to create, 1 to update, 0 to delete in 1 domain. 1 confirmation needed \
            (SPF_AUTHORIZATION_REMOVED).
            """);
    assertThat(cli.run("apply", "--auto-approve").exitCode()).isZero();
    assertThat(cli.run("plan", "--detailed-exitcode").exitCode()).isZero();
  }

  @Test
  void theLockOnlyChangesWithWhatItSays() {
    cli.run("spf", "flatten", "--update");
    var lock = cli.read("mailauth.spf.lock");
    var again = cli.run("spf", "flatten", "--update");
    assertThat(again.out())
        .isEqualTo("example.com include:spf.vendor.example\n  as it is locked\n");
    assertThat(again.err()).isEqualTo("mailauth: mailauth.spf.lock stays as it is\n");
    assertThat(cli.read("mailauth.spf.lock")).isEqualTo(lock);

    cli.file(
        "zones/vendor.example.zone", cli.read("zones/vendor.example.zone").replace("spf", "f"));
    var lame = cli.run("spf", "flatten", "--update");
    assertThat(lame.exitCode()).isEqualTo(1);
    assertThat(lame.out()).contains("! left as it is: include:spf.vendor.example: ");
    assertThat(cli.read("mailauth.spf.lock")).isEqualTo(lock);

    cli.file("mailauth.yaml", YAML.replace("flatten: [spf.vendor.example]", "flatten: off"));
    assertThat(cli.run("spf", "flatten", "--update").out())
        .isEqualTo("example.com - include:spf.vendor.example\n");
    assertThat(cli.read("mailauth.spf.lock")).endsWith("names: {}\n");
  }

  @Test
  void piecesComeBeforeTheRecordAndGoAfterIt() {
    vendor(
        IntStream.range(0, 40)
            .mapToObj(i -> "ip4:198.51.100.%d".formatted(i * 2))
            .collect(joining(" ")));
    cli.run("spf", "flatten", "--update");
    var applied = cli.run("apply", "--auto-approve");
    assertThat(applied.err()).isEmpty();
    assertThat(applied.out())
        .contains(
            """
            example.com
              done  + _spf1.example.com TXT
              done  + _spf2.example.com TXT
              done  ~ example.com TXT
            """);
    assertThat(cli.read("zones/example.com.zone"))
        .contains("\"v=spf1 include:_spf1.example.com include:_spf2.example.com ~all\"");
    assertThat(cli.run("plan", "--detailed-exitcode").exitCode()).isZero();
    assertThat(cli.run("apply", "--auto-approve").exitCode()).isZero();

    var back = cli.run("rollback", "--auto-approve");
    assertThat(back.exitCode()).isZero();
    assertThat(back.out()).contains("  done  ~ example.com TXT\n  done  - _spf2.example.com TXT\n");
    assertThat(cli.read("zones/example.com.zone"))
        .isEqualTo(ZONE.replace("hostmaster 7", "hostmaster 11"));

    cli.run("apply", "--auto-approve");
    vendor("ip4:198.51.100.0/25");
    cli.run("spf", "flatten", "--update");
    assertThat(cli.run("apply", "--auto-approve").out())
        .contains(
            """
              done  ~ example.com TXT
              done  - _spf1.example.com TXT
              done  - _spf2.example.com TXT
            """);
    assertThat(cli.read("zones/example.com.zone")).doesNotContain("_spf");
    assertThat(cli.run("plan", "--detailed-exitcode").exitCode()).isZero();
  }

  @Test
  void whatStaysAnIncludeIsSaidAndWhy() {
    vendor("ip4:198.51.100.0/25 include:odd.vendor.example");
    var shown = cli.run("spf", "flatten", "example.com");
    assertThat(shown.exitCode()).isEqualTo(2);
    assertThat(shown.out())
        .isEqualTo(
            """
            example.com
              include:spf.vendor.example: 1 network, 128 IPv4 addresses
                  198.51.100.0/25
                  keeps include:odd.vendor.example: exists:%{i}.vendor.example depends on the \
            message, so it has no addresses to write down
                  ! not locked yet: run it again with --update
              example.com TXT "v=spf1 ip4:198.51.100.0/25 include:odd.vendor.example ~all"
                  answer of 118 octets (advised: at most 450)
              lookups 3 -> 2 of 10
              proven: exactly the same may send as with these includes
            """);
  }

  @Test
  void anyDomainIsShownWithoutYaml() {
    var zone =
        """
        example.com:
          - SPF: v=spf1 include:a.example ?include:b.example include:%{i}.c.example -all
        a.example:
          - SPF: v=spf1 ip4:192.0.2.0/25 include:b.example -all
        b.example:
          - SPF: v=spf1 ip4:192.0.2.128/25 -all
        gone.example:
          - SPF: v=spf1 include:nowhere.example -all
        """;
    try (var served = Served.zone(new Cli(folder), zone)) {
      var ran = served.run("spf", "flatten", "example.com", "--format", "json");
      assertThat(ran.exitCode()).isZero();
      assertThat(ran.out())
          .contains("\"record\" : \"v=spf1 ip4:192.0.2.0/24 ?ip4:192.0.2.128/25")
          .contains("include:%{i}.c.example -all\"")
          .contains("\"lookupsBefore\" : 4")
          .contains("\"lookups\" : 1")
          .contains("\"proven\" : true");
      var faulty = served.run("spf", "flatten", "gone.example");
      assertThat(faulty.exitCode()).isEqualTo(1);
      assertThat(faulty.out())
          .contains("      ! include:nowhere.example: nowhere.example has no SPF record\n");
      assertThat(served.run("spf", "flatten", "none.example").err())
          .isEqualTo(
              "mailauth: the SPF record of none.example cannot be flattened: there is no SPF"
                  + " record\n");
      assertThat(served.run("spf", "flatten").exitCode()).isEqualTo(64);
    }
  }

  @Test
  void aDomainThatFlattensNothingIsShownAsItStandsHere() {
    cli.file("mailauth.yaml", YAML.replace("flatten: [spf.vendor.example]", "flatten: off"));
    var ran = cli.run("spf", "flatten", "example.com");
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out())
        .contains("example.com TXT \"v=spf1 ip4:198.51.100.0/25 ip4:203.0.113.9 ~all\"");
    assertThat(cli.run("spf", "flatten", "example.com", "--update").err())
        .isEqualTo(
            "mailauth: the YAML flattens nothing at example.com: write 'spf: { flatten: [SENDER] }'"
                + " there first\n");
  }

  @Test
  void aDamagedLockIsSaidWithItsPlace() {
    cli.file(
        "mailauth.spf.lock",
        """
        version: 1
        names:
          example.com:
            spf.vendor.example:
              resolved: yesterday
              addresses: [198.51.100.0/33]
        """);
    var ran = cli.run("plan");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err())
        .contains("mailauth.spf.lock:5:17: 'yesterday' is no time: write one such as 2026-11-25T")
        .contains("mailauth.spf.lock:6:19: '198.51.100.0/33' is no network");
  }

  @Test
  void anUnknownSenderHasItsPlaceAndASuggestion() {
    cli.file("mailauth.yaml", YAML.replace("[spf.vendor.example] }", "[spf.vender.example] }"));
    assertThat(cli.run("plan").err())
        .endsWith(
            "mailauth.yaml:8:37: 'spf.vender.example' is no sender of example.com: did you mean"
                + " 'spf.vendor.example'?\n");
  }
}
