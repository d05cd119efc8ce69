package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide with nobody there. */
class InitCommandTest {
  private static final String ANSWERS =
      """
      domain: example.com
      provider: zonefile
      settings: { directory: zones }
      senders: [i8t, sendgrid]
      values:
        sendgrid: { account: u99.wl1, em: em77 }
      hosts: [mx]
      signing: all
      reports: [dmarc@example.com]
      """;

  /** A domain with mail hosts, an SPF record and a service. */
  static final String ZONE =
      """
      $ORIGIN example.com.
      $TTL 1h
      @     IN SOA ns1 hostmaster 7 3600 600 86400 300
            IN NS  ns1
            IN MX  10 mail
            IN TXT "v=spf1 mx ip4:192.0.2.7 ~all"
      k2._domainkey IN CNAME dkim2.mcsv.net.
      k3._domainkey IN CNAME dkim3.mcsv.net.
      """;

  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli = new Cli(folder).file("zones/example.com.zone", ZONE);
  }

  @Test
  void answersInAFileNeedNobody() {
    cli.file("answers.yaml", ANSWERS);
    var ran = cli.run("init", "--answers", cli.path("answers.yaml").toString());
    assertThat(ran.err())
        .contains("mailauth.yaml is written", "What comes next", "mailauth apply -f ");
    assertThat(ran.exitCode()).isZero();
    assertThat(cli.read("mailauth.yaml"))
        .isEqualTo(
            """
            # yaml-language-server: $schema=.mailauth/schema.json
            # Who may send mail as example.com, and what receivers do with other mail.
            # After a change, run "mailauth plan", then "mailauth apply".

            version: 1
            providers:
              local: { type: zonefile, directory: zones }
            domains:
              example.com:
                provider: local
                senders:
                  - i8t # i8t: people's own mail
                  - service: sendgrid # Twilio SendGrid: mail that programs send
                    account: u99.wl1
                    em: em77
                  - hosts: { mx: true } # own servers
                # What receivers do with other mail, and where they report.
                # Only watches at first; stages follow once reports show that your own mail passes.
                dmarc:
                  rollout: normal
                  reports: [dmarc@example.com]
            """);
    assertThat(ran.out()).startsWith("example.com (zonefile local)\n").contains("Plan: ");
    assertThat(cli.read(".mailauth/schema.json")).startsWith("{");
    assertThat(cli.run("apply", "--auto-approve").exitCode()).isZero();
    assertThat(cli.run("plan", "--detailed-exitcode").exitCode()).isZero();
  }

  @Test
  void everyQuestionCanBeAnsweredByAFlag() {
    var ran =
        cli.run(
            "init",
            "example.com",
            "--provider=zonefile",
            "--setting=directory=zones",
            "--no-parked",
            "--senders=i8t,sendgrid",
            "--value=sendgrid.account=u99.wl1",
            "--value=sendgrid.em=em77",
            "--hosts=mx",
            "--printers=direct",
            "--printer-addresses=192.0.2.10",
            "--includes=spf.partner.example",
            "--signing=some",
            "--reports=a@example.com,b@example.com",
            "--defaults",
            "--lang=sv");
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(cli.read("mailauth.yaml"))
        .contains("ip: [192.0.2.10] } # skrivare och skannrar på kontoret")
        .contains("- include: spf.partner.example # finns inte i mailauths katalog")
        .contains("reports: [a@example.com, b@example.com]")
        .contains("# Slå på DKIM hos alla avsändare");
  }

  @Test
  void defaultsAreWhatDnsShows() {
    var ran = cli.run("init", "example.com", "--provider", "zonefile", "--defaults");
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(cli.read("mailauth.yaml"))
        .contains("- mailchimp #", "- hosts: { ip: [192.0.2.7], mx: true }");
    assertThat(ran.out()).contains("Plan: 1 to create, 0 to update, 0 to delete");
  }

  @Test
  void nobodyToAskIsWrongUsage() {
    var ran = cli.run("init", "example.com");
    assertThat(ran.exitCode()).isEqualTo(64);
    assertThat(ran.err())
        .isEqualTo(
            "mailauth: nobody is here to be asked: give --answers FILE, or flags and --defaults\n");
    assertThat(Files.exists(cli.path("mailauth.yaml"))).isFalse();
  }

  @Test
  void theLocaleChoosesTheLanguage() {
    cli.environment("LANG", "sv_SE.UTF-8");
    assertThat(cli.run("init").err()).startsWith("mailauth: det finns ingen att fråga");
    assertThat(cli.run("init", "--lang", "en").err()).startsWith("mailauth: nobody is here");
    assertThat(cli.run("init", "--lang", "fi").exitCode()).isEqualTo(64);
  }

  @Test
  void whatHasNoUsualAnswerIsAskedFor() {
    var ran = cli.run("init", "--defaults");
    assertThat(ran.exitCode()).isEqualTo(64);
    assertThat(ran.err())
        .isEqualTo("mailauth: there is no answer to \"domain\": say it with DOMAIN\n");
    assertThat(cli.run("init", "example.com", "--defaults").err())
        .contains("there is no answer to \"provider\": say it with --provider");
  }

  @Test
  void aWrongAnswerGetsOneSentence() {
    cli.file("answers.yaml", ANSWERS.replace("[mx]", "[all of them]"));
    var ran = cli.run("init", "--answers", cli.path("answers.yaml").toString());
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err())
        .endsWith(
            "answers.yaml:7:1: 'all of them' is no address, network or host: write one like"
                + " 192.0.2.10, mail.example.com or mx\n");
    assertThat(cli.run("init", "example.com", "--provider", "clouflare", "--defaults").err())
        .isEqualTo(
            "mailauth: --provider: 'clouflare' is not among the answers: did you mean"
                + " 'cloudflare'?\n");
    cli.file("answers.yaml", ANSWERS.replace("signing", "signings"));
    assertThat(cli.run("init", "--answers", cli.path("answers.yaml").toString()).err())
        .endsWith(
            "answers.yaml:8:1: nothing is asked that is called 'signings': did you mean"
                + " 'signing'?\n");
  }

  @Test
  void faultsOfAFileAreToldInTheSameLanguage() {
    cli.file("answers.yaml", ANSWERS.replace("signing", "signings"));
    var file = cli.path("answers.yaml").toString();
    assertThat(cli.run("init", "--lang=sv", "--answers", file).err())
        .endsWith("answers.yaml:8:1: ingenting frågas som heter 'signings': menas 'signing'?\n");
    assertThat(cli.run("init", "--lang=sv", "--answers", file + "x").err())
        .endsWith("answers.yamlx: den filen finns inte\n");
  }

  @Test
  void anAnswerToNoQuestionIsAMistake() {
    cli.file("answers.yaml", ANSWERS.replace("account: u99.wl1", "acount: u99.wl1"));
    var ran = cli.run("init", "--answers", cli.path("answers.yaml").toString());
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).endsWith("nothing asks for \"values/sendgrid/acount\" here; remove it\n");
    assertThat(Files.exists(cli.path("mailauth.yaml"))).isFalse();
  }
}
