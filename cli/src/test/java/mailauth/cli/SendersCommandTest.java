package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendersCommandTest {
  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli = new Cli(folder);
  }

  @Test
  void searchesNamesAndClasses() {
    assertThat(cli.run("senders", "people").out().lines().map(line -> line.split(" ")[0]))
        .containsExactly("greenhouse");
    assertThat(cli.run("senders", "microsoft").out()).contains("microsoft-365 ");
    assertThat(cli.run("senders").out().lines().count()).isGreaterThanOrEqualTo(85);
    var none = cli.run("senders", "mailchmp");
    assertThat(none.exitCode()).isEqualTo(1);
    assertThat(none.err())
        .isEqualTo("mailauth: no service 'mailchmp': did you mean 'mailchimp'?\n");
  }

  @Test
  void saysWhatAServiceNeeds() {
    assertThat(cli.run("senders", "mailchimp").out())
        .isEqualTo(
            """
            mailchimp: Mailchimp, for newsletters and campaigns

            In the YAML
              senders:
                - mailchimp

            Records for example.com
              k2._domainkey.example.com CNAME dkim2.mcsv.net.
              k3._domainkey.example.com CNAME dkim3.mcsv.net.

            SPF
              Bounces go to the service's own domain, so SPF never aligns: DKIM does all of the work.

            Still good: generation: k1, for accounts from before the second key, with k1 alone
              k1._domainkey.example.com CNAME dkim.mcsv.net.

            Beware
              include:servers.mcsv.net is in many guides and does nothing: the envelope is Mailchimp's own.
              AWeber uses the selectors k1, k2 and k3 too; the two cannot share them.

            Source
              the service's setup template; the service's help on domain authentication; live zones; \
            read on 2026-11-23, confidence high.
            """);
  }

  @Test
  void writesJsonAndMarkdown() {
    assertThat(cli.run("senders", "sendgrid", "--format", "json").out())
        .contains("\"where\" : \"Settings > Sender Authentication > Domain Authentication\"")
        .contains("\"em1234.example.com CNAME u12345.wl067.sendgrid.net.\"");
    assertThat(cli.run("senders", "i8t", "--format", "markdown").out())
        .startsWith("## i8t: i8t, for people's own mail\n\n### In the YAML\n\n```text\nsenders:\n");
    assertThat(cli.run("senders", "people", "--format", "markdown").out())
        .contains(
            "| `greenhouse` | Greenhouse | people | us | yes | none known | 2026-11-23 | high |"
                + " live zones |");
  }

  @Test
  void knowsTheUsersOwn() {
    cli.file("mailauth.yaml", "version: 1\ncatalog: senders\n")
        .file("senders/acme.yaml", "title: Acme Mail\nclass: crm\nspf: { aligns: never }\n");
    assertThat(cli.run("senders", "acme").out()).startsWith("acme: Acme Mail, for customers");
    cli.file("senders/bad.yaml", "titel: Bad\nclass: crm\n");
    var bad = cli.run("senders");
    assertThat(bad.exitCode()).isEqualTo(1);
    assertThat(bad.err()).contains("senders/bad.yaml:1:1: a service has no key 'titel'");
  }

  @Test
  void missesAFolderWhereItIsNamed() {
    cli.file("mailauth.yaml", "version: 1\ncatalog: nowhere\n");
    assertThat(cli.run("plan").err()).contains("mailauth.yaml:2:10: there is no folder ");
  }
}
