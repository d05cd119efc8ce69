package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import mailauth.core.json.JsonObject;
import mailauth.providers.servers.DnsServer;
import mailauth.providers.servers.ZoneText;
import mailauth.providers.wire.Endpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records entered by hand at real name servers, right and wrong in every usual way. */
@ParameterizedClass
@EnumSource
class HandEntryIT {
  private static final String KEY = "v=DKIM1; k=rsa; p=" + publicKey();
  private static final String RIGHT =
      """
      @ TXT "v=spf1 mx include:spf.i8t.com ~all"
      @ TXT "verification=of-somebody-else"
      i8tsmtp._domainkey CNAME i8tsmtp._domainkey.i8t.com.
      _dmarc TXT "v=DMARC1; p=none; rua=mailto:dmarc@example.net"
      """;

  /** A zone's name is the mistake that is in it; a line replaces that of its owner and type. */
  private static final String MISTAKES =
      """
      name-doubled     _dmarc.name-doubled.example TXT "v=DMARC1; p=none; rua=mailto:dmarc@example.net"
      target-doubled   i8tsmtp._domainkey CNAME i8tsmtp._domainkey.i8t.com
      underscore-missing dmarc TXT "v=DMARC1; p=none; rua=mailto:dmarc@example.net"
      wrong-name       @ TXT "v=DMARC1; p=none; rua=mailto:dmarc@example.net"
      wrong-type       i8tsmtp._domainkey TXT "i8tsmtp._domainkey.i8t.com."
      second-record    _dmarc TXT "v=DMARC1; p=reject"
      quotes-typed     _dmarc TXT "\\"v=DMARC1; p=none; rua=mailto:dmarc@example.net\\""
      backslashes-typed _dmarc TXT "v=DMARC1\\\\; p=none\\\\; rua=mailto:dmarc@example.net"
      value-cut        _dmarc TXT "v=DMARC1; p=none; rua=mailto:dma"
      whitespace       _dmarc TXT "v=DMARC1; p=none; rua=mailto: dmarc@example.net"
      smart-characters _dmarc TXT "v=DMARC1; p=none; rua=\\226\\128\\156mailto:dmarc@example.net\\226\\128\\157"
      html-entities    _dmarc TXT "v=DMARC1&#59; p=none&#59; rua=mailto:dmarc@example.net"
      letter-case      _dmarc TXT "v=dmarc1; p=none; rua=mailto:dmarc@example.net"
      absent
      still-old        _dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.net"
      """;

  private static final String POSTURE =
      "senders: [{ hosts: { mx: true } }, i8t], spf: { all: softfail, merge: false },"
          + " dmarc: { policy: none, reports: [dmarc@example.net] }";

  private static DnsServer server;

  @Parameter private Brand brand;

  @TempDir private Path folder;
  private Cli cli;

  @BeforeParameterizedClassInvocation
  static void start(Brand brand) throws Exception {
    server =
        brand.server(
            Stream.concat(
                    MISTAKES.lines().map(HandEntryIT::zone),
                    Stream.of(
                        ZoneText.of("right.example", RIGHT),
                        ZoneText.of(
                            "long.example",
                            "s1._domainkey TXT \"%s\"\n".formatted(KEY.substring(0, 255))),
                        ZoneText.of("new.example", "@ TXT \"v=spf1 mx -all\"\n"),
                        ZoneText.of("later.example", "@ TXT \"v=spf1 mx -all\"\n"),
                        ZoneText.of(
                            "wild.example", "* TXT \"v=spf1 -all\"\n* CAA 0 issue \";\"\n")))
                .toArray(ZoneText[]::new));
    server.open();
  }

  @AfterParameterizedClassInvocation
  static void stop() throws IOException {
    server.close();
  }

  private static String publicKey() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return Base64.getEncoder()
          .encodeToString(generator.generateKeyPair().getPublic().getEncoded());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** The sound zone with one line in another's place. */
  private static ZoneText zone(String mistake) {
    var parts = mistake.split(" +", 2);
    var zone = parts[0] + ".example";
    if (parts.length == 1 || parts[1].isBlank()) {
      return ZoneText.of(zone, RIGHT.replaceAll("(?m)^_dmarc.*\n", ""));
    }
    var line = parts[1];
    var kind = line.split(" ")[0] + " ";
    boolean beside = parts[0].equals("second-record");
    boolean atOtherName = !kind.equals("_dmarc ");
    var sound =
        switch (parts[0]) {
          case "target-doubled", "wrong-type" -> RIGHT.replaceAll("(?m)^i8tsmtp.*\n", "");
          default -> beside ? RIGHT : RIGHT.replaceAll("(?m)^_dmarc.*\n", "");
        };
    assertThat(atOtherName || beside || !sound.contains(kind)).isTrue();
    return ZoneText.of(zone, sound + line + "\n");
  }

  @BeforeEach
  void setUp() {
    cli = new Cli(folder).resolver(server.address());
  }

  private void declare(String domain, String posture) {
    cli.file(
        "mailauth.yaml",
        """
        version: 1
        providers:
          web: { type: manual, panel: loopia, verify: ["%s"] }
        domains:
          %s: { provider: web, %s }
        """
            .formatted(Endpoint.text(server.address()), domain, posture));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name-doubled", "target-doubled", "underscore-missing", "wrong-name", "wrong-type",
        "second-record", "quotes-typed", "backslashes-typed", "value-cut", "whitespace",
        "smart-characters", "html-entities", "letter-case", "absent", "still-old"
      })
  void tellsTheUsualMistakesApart(String mistake) {
    declare(mistake + ".example", POSTURE);
    var ran = cli.run("render", "--verify", "--format", "json");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exitCode()).isEqualTo(5);
    var domain = JsonObject.read(ran.out()).objects("domains").getFirst();
    assertThat(domain.objects("records"))
        .as(ran.out())
        .extracting(record -> record.optionalText("mistake").orElse("right"))
        .containsOnlyOnce(mistake)
        .filteredOn("right"::equals)
        .hasSize(2);
  }

  @Test
  void aLongKeyIsCutAt255() {
    declare("long.example", "dkim: { s1: { txt: \"%s\" } }".formatted(KEY));
    var ran = cli.run("render", "--verify");
    assertThat(ran.exitCode()).isEqualTo(5);
    assertThat(ran.out())
        .contains("wrong  s1._domainkey.long.example TXT: ")
        .contains("the value ends after 255 of 410 characters: the panel cuts long values");
  }

  @Test
  void whatAWildcardShowsIsNotThere() {
    declare("wild.example", "dmarc: { policy: none, reports: [dmarc@example.net] }");
    var ran = cli.run("render");
    assertThat(ran.out()).contains("  new  TXT   _dmarc  3600").doesNotContain("Leave the");
  }

  @Test
  void anApplyShowsWhatToEnterAndRunsAgainUntilItIsThere() {
    declare("new.example", POSTURE);
    var plan = cli.path("plan.json").toString();
    assertThat(cli.run("plan", "--out", plan).out()).startsWith("new.example (manual web)\n");
    for (var args : List.of(new String[] {"apply"}, new String[] {"apply", plan})) {
      var ran = cli.run(args);
      assertThat(ran.exitCode()).isEqualTo(5);
      assertThat(ran.out())
          .contains(
              "To be entered by hand, in this order:\n"
                  + "new.example (zone new.example, as Loopia wants",
              "  new     CNAME  i8tsmtp._domainkey  3600  i8tsmtp._domainkey.i8t.com\n",
              "i8tsmtp._domainkey 3600 IN CNAME i8tsmtp._domainkey.i8t.com.\n",
              "  not done  + _dmarc.new.example TXT\n",
              "missing  _dmarc.new.example TXT: ",
              "it is not there: add it, or wait if you just did\n",
              "To go on: mailauth apply");
    }
    enter("new.example");

    var ran = cli.run("apply", plan);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("  done  + _dmarc.new.example TXT\n");
    assertThat(cli.run("plan").out())
        .isEqualTo("No changes: 3 records stand as declared in 1 domain.\n");
  }

  /** With TTLs of its own, and a key in strings of its own. */
  private static void enter(String zone) {
    var dns = PlainDns.at(server);
    dns.replace(zone, zone, "TXT", "\"v=spf1 mx -all\"", "\"v=spf1 mx include:spf.i8t.com ~all\"");
    dns.add(zone, "i8tsmtp._domainkey." + zone, "CNAME", "i8tsmtp._domainkey.i8t.com.");
    dns.add(
        zone, "_dmarc." + zone, "TXT", "\"v=DMARC1; p=none; \" \"rua=mailto:dmarc@example.net\"");
  }

  @Test
  void anApplyWaitsForWhoeverEnters() throws Exception {
    declare("later.example", POSTURE);
    var person =
        new Thread(() -> {
          try {
            Thread.sleep(1500);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          enter("later.example");
        });
    person.start();
    var ran = cli.run("apply", "--verify-for", "30");
    person.join();
    assertThat(ran.exitCode()).as(ran.out()).isZero();
    assertThat(ran.err()).isEqualTo("mailauth: waiting for it to show in DNS, for up to 30 s\n");
    assertThat(ran.out()).contains("Applied 3 changes in run");
  }

  @Test
  void saysWhichServersLackIt() {
    declare("right.example", POSTURE);
    var ran =
        cli.run(
            "render",
            "--verify",
            "--server",
            Endpoint.text(server.address()),
            "--server",
            Cli.NOBODY);
    assertThat(ran.exitCode()).isEqualTo(5);
    assertThat(ran.out())
        .contains(
            "  wrong  right.example TXT: %s has it, %s (unanswered) not yet: wait"
                .formatted(Endpoint.text(server.address()), Cli.NOBODY));
  }

  @Test
  void saysThatAResolverStillRemembers() throws Exception {
    declare("right.example", POSTURE);
    try (var old =
        brand.server(ZoneText.of("right.example", RIGHT.replace("p=none", "p=reject")))) {
      old.open();
      var ran = cli.resolver(old.address()).run("render", "--verify");
      assertThat(ran.exitCode()).isEqualTo(5);
      assertThat(ran.out())
          .contains(
              "  wrong  _dmarc.right.example TXT: all name servers have it, and the resolver %s still"
                      .formatted(Endpoint.text(old.address()))
                  + " remembers what was before, for up to 3600 s: wait\n")
          .contains("2 of 3 are right.");
    }
  }

  @Test
  void whatIsRightIsRight() {
    declare("right.example", POSTURE);
    var ran = cli.run("render", "--verify");
    assertThat(ran)
        .isEqualTo(
            new Cli.Ran(
                0,
                """
                right.example
                  right  i8tsmtp._domainkey.right.example CNAME
                  right  right.example TXT
                  right  _dmarc.right.example TXT
                All 3 are right.
                """,
                ""));
  }
}
