package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports come in where the YAML says: a mailbox on a real server, and a folder. */
class ReportMailboxTest {
  private static final String USER = "dmarc@example.com";
  private static final String PASSWORD = "correct horse";

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));

  @TempDir private Path folder;
  private GreenMailUser user;
  private Cli cli;

  @BeforeEach
  void start() {
    server.start();
    user = server.setUser(USER, USER, PASSWORD);
    cli = new Cli(folder).environment("IMAP_PASSWORD", PASSWORD);
    declare(
        """
        reports:
          imap:
            url: imap://127.0.0.1:%d/INBOX
            user: %s
            password: ${env:IMAP_PASSWORD}
          folders: inbox
        """
            .formatted(server.getImap().getPort(), USER));
    cli.file("inbox/1.xml", report("1"));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void whatIsNewIsTakenInHourByHour() throws Exception {
    deliver(report("2"));
    assertThat(cli.run("report", "import", "--no-ptr").out())
        .startsWith("Imported 2 reports with 2 rows");
    deliver(report("3"));
    assertThat(cli.run("report", "import", "--no-ptr").out())
        .isEqualTo("Imported 1 report with 1 row on 10 messages.\n");
    assertThat(cli.run("report", "import", "--no-ptr").out())
        .isEqualTo("Imported 0 reports with 0 rows on 0 messages.\n");
    assertThat(cli.traces()).doesNotContain(PASSWORD);
  }

  @Test
  void aWrongPasswordIsSaidAndNotRepeated() {
    cli.environment("IMAP_PASSWORD", "hunter2");
    var ran = cli.run("report", "import", "--no-ptr");
    assertThat(ran.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(ran.err()).endsWith("/INBOX refuses the user or the password\n");
    assertThat(cli.traces()).doesNotContain("hunter2");
  }

  @Test
  void aPasswordThatIsNotThereIsNamed() {
    declare(
        """
        reports:
          imap: { url: "imap://127.0.0.1/INBOX", user: a, password: "${env:NO_SUCH}" }
        """);
    var ran = cli.run("report", "import", "--no-ptr");
    assertThat(ran.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(ran.err()).contains("NO_SUCH");
  }

  @Test
  void whereNothingIsSaidItAsks() {
    declare("");
    var ran = cli.run("report", "import", "--no-ptr");
    assertThat(ran.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(ran.err()).contains("say what to read: files, folders, - or a mailbox; or name");
  }

  private void declare(String reports) {
    cli.file(
        "mailauth.yaml",
        """
        version: 1
        providers: { local: { type: zonefile, directory: zones } }
        %sdomains: { example.com: { provider: local } }
        """
            .formatted(reports));
  }

  private static String report(String id) {
    return ReportXml.of("post.example", id, "2026-11-20")
        .row("192.0.2.25", 10, "example.com", "example.com")
        .toString();
  }

  private void deliver(String report) throws Exception {
    var message =
        """
        From: post@post.example
        To: dmarc@example.com
        Subject: Report domain: example.com
        MIME-Version: 1.0
        Content-Type: application/xml; name="report.xml"

        %s\
        """
            .formatted(report)
            .replace("\n", "\r\n");
    user.deliver(
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8))));
  }
}
