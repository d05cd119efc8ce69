package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import mailauth.core.dkim.DkimPrivateKey;
import mailauth.core.dkim.DkimRecord;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OpenDKIM takes our keys, and we take its signatures. */
class OpenDkimIT {
  private static final String TESTKEY = "/usr/sbin/opendkim-testkey";
  private static final String TESTMSG = "/usr/sbin/opendkim-testmsg";
  private static final String OPENDKIM = "/usr/sbin/opendkim";
  private static final String MESSAGE =
      """
      From: Alice <alice@example.com>
      To: bob@example.net
      Subject: dinner
      Date: Wed, 25 Nov 2026 10:00:00 +0000

      At eight?
      """;

  @TempDir private Path folder;

  @BeforeAll
  static void openDkimIsHere() {
    boolean installed =
        List.of(TESTKEY, TESTMSG, OPENDKIM).stream().map(Path::of).allMatch(Files::isExecutable);
    assertThat(installed || System.getenv("CI") == null)
        .as("the Debian packages opendkim and opendkim-tools are installed")
        .isTrue();
    Assumptions.assumeTrue(installed, "OpenDKIM is not installed");
  }

  @Test
  void testkeyFindsThePublishedKeyForThePrivateOne() throws Exception {
    var cli = new Cli(folder);
    var key = cli.path("s1.pem").toString();
    cli.runExactly("dkim", "keygen", "--selector", "s1", "--out", key);
    var other = DkimRecord.of(DkimPrivateKey.generateRsa(2048).publicKey()).text();

    try (var served = Served.zone(cli, zone(record(cli), other))) {
      var port = served.address().getPort();
      cli.file(
              "unbound.conf",
              """
              server:
                do-not-query-localhost: no
                module-config: "iterator"
                directory: "%s"
                chroot: ""
                username: ""
              stub-zone:
                name: "example.com"
                stub-addr: 127.0.0.1@%d
              """
                  .formatted(folder, port))
          .file("opendkim.conf", "ResolverConfiguration %s\n".formatted(cli.path("unbound.conf")));

      assertThat(testkey(cli, "s1", key)).isEqualTo("0 opendkim-testkey: key OK");
      assertThat(testkey(cli, "s2", key)).startsWith("65 opendkim-testkey: keys do not match");
      assertThat(testkey(cli, "s3", key)).doesNotContain("key OK");
    }
  }

  @Test
  void aMessageThatOpenDkimSignedVerifies() throws Exception {
    var cli = new Cli(folder);
    cli.runExactly("dkim", "keygen", "--selector", "s1", "--out", cli.path("s1.pem").toString());
    var signed = signature(cli) + "\n" + MESSAGE;
    cli.file("signed.eml", signed).file("forged.eml", signed.replace("eight", "nine"));

    try (var served = Served.zone(cli, zone(record(cli), "v=DKIM1; p="))) {
      assertThat(served.run("dkim", "verify", "--message", cli.path("signed.eml").toString()))
          .isEqualTo(
              new Cli.Ran(
                  0,
                  "pass      the signature by example.com verifies with the key at"
                      + " s1._domainkey.example.com\n",
                  ""));
      var forged =
          served.run(
              "dkim", "verify", "example.com", "--message", cli.path("forged.eml").toString());
      assertThat(forged.exitCode()).isEqualTo(1);
      assertThat(forged.out())
          .isEqualTo("fail      the body changed after example.com signed it\n");
    }
  }

  /** Its test tool signs with SHA-1 and nothing else, so that only the refusal can be seen. */
  @Test
  void whatTheTestToolSignsIsRefusedByItsHash() throws Exception {
    var cli = new Cli(folder);
    var key = cli.path("s1.pem").toString();
    cli.runExactly("dkim", "keygen", "--selector", "s1", "--out", key);
    var signed =
        run(MESSAGE, TESTMSG, "-d", "example.com", "-s", "s1", "-k", key, "-t", folder.toString());
    assertThat(signed).startsWith("0 DKIM-Signature:");

    var ran =
        cli.input(signed.substring(2)).run("dkim", "verify", "--message", "-", "--format", "json");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out())
        .contains("\"result\" : \"permerror\"", "rsa-sha1, which no receiver accepts (RFC 8301)");
  }

  /** The field that OpenDKIM puts on top of the message. */
  private String signature(Cli cli) throws Exception {
    cli.file("message.eml", MESSAGE.replace("\n", "\r\n"))
        .file(
            "sign.conf",
            """
            Mode s
            Domain example.com
            Selector s1
            KeyFile %s
            Canonicalization relaxed/relaxed
            SignatureAlgorithm rsa-sha256
            Socket local:%s
            InternalHosts 0.0.0.0/0
            RequireSafeKeys no
            """
                .formatted(cli.path("s1.pem"), cli.path("socket")));
    var said =
        run(
            "",
            OPENDKIM,
            "-x",
            cli.path("sign.conf").toString(),
            "-vv",
            "-t",
            cli.path("message.eml").toString());
    var field = Pattern.compile("hname='DKIM-Signature' hvalue='([^']+)'").matcher(said);
    assertThat(field.find()).as(said).isTrue();
    return "DKIM-Signature: " + field.group(1);
  }

  private static String record(Cli cli) {
    return DkimRecord.of(DkimPrivateKey.parse(cli.read("s1.pem")).publicKey()).text();
  }

  private static String zone(String s1, String s2) {
    return """
    s1._domainkey.example.com:
      - TXT: ["%s", "%s"]
    s2._domainkey.example.com:
      - TXT: ["%s"]
    """
        .formatted(
            s1.substring(0, 200),
            s1.substring(200),
            s2.length() > 250 ? s2.substring(0, 200) + "\", \"" + s2.substring(200) : s2);
  }

  private String testkey(Cli cli, String selector, String key) throws Exception {
    return run(
        "",
        TESTKEY,
        "-x",
        cli.path("opendkim.conf").toString(),
        "-d",
        "example.com",
        "-s",
        selector,
        "-k",
        key,
        "-vvv");
  }

  /** The exit code and what the program said last. */
  private static String run(String input, String... command)
      throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.US_ASCII));
    }
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    var code = process.waitFor();
    return code + " " + (command[0].equals(TESTKEY) ? last(said) : said);
  }

  private static String last(String said) {
    var lines = said.lines().toList();
    return lines.isEmpty() ? "" : lines.getLast();
  }
}
