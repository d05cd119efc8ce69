package mailauth.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import mailauth.core.yaml.Position;
import org.junit.jupiter.api.Test;

class ReportsReaderTest {
  @Test
  void reportsComeFromAMailboxAndFolders() {
    var config =
        Files.loaded(
            """
            version: 1
            reports:
              imap:
                url: imaps://imap.example.com/INBOX
                user: dmarc@example.com
                password: ${env:IMAP_PASSWORD}
              folders: [inbox, /var/mail/reports]
            """);
    var imap = config.reports().imap().orElseThrow();
    assertThat(imap.url()).isEqualTo(URI.create("imaps://imap.example.com/INBOX"));
    assertThat(imap.user())
        .isEqualTo(
            new Reference.Literal(new Position("mailauth.yaml", 5, 11), "dmarc@example.com"));
    assertThat(imap.password())
        .isEqualTo(
            new Reference.Environment(new Position("mailauth.yaml", 6, 15), "IMAP_PASSWORD"));
    assertThat(config.reports().folders()).isEqualTo(List.of("inbox", "/var/mail/reports"));
  }

  @Test
  void nothingIsReadUnlessItIsSaid() {
    assertThat(Files.loaded("version: 1").reports().isEmpty()).isTrue();
  }

  @Test
  void aPasswordDoesNotStandInTheFileAndIsNotRepeated() {
    Rejections.checkFile(
        """
        version: 1
        reports:
          imap: { url: "imaps://imap.example.com/INBOX", user: dmarc, password: hunter2 }
        #                                                                       ^ a password does \
        not stand here: write ${env:NAME} or file:PATH
        """);
  }

  @Test
  void saysWhatIsWrong() {
    Rejections.checkFile(
        """
        version: 1
        reports:
          imap: { url: "imaps://dmarc:secret@imap.example.com", user: a, password: "${env:B}" }
        #              ^ the mailbox is written imaps://HOST/FOLDER, with user and password beside it
        """);
    Rejections.checkFile(
        """
        version: 1
        reports: { imap: { url: "pop3://imap.example.com", user: a, password: "${env:B}" } }
        #                       ^ 'pop3://imap.example.com' is no mailbox: write imaps://HOST/FOLDER
        """);
    Rejections.checkFile(
        """
        version: 1
        reports: { imap: { url: "imaps://imap.example.com", user: a } }
        #                ^ reports.imap needs 'password': the password, pointed at
        """);
  }
}
