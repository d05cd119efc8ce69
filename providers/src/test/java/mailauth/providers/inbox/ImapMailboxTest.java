package mailauth.providers.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.DummySSLSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import mailauth.providers.evidence.EvidenceFolder;
import mailauth.providers.host.HostException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real IMAP server on this machine, with and without TLS. */
class ImapMailboxTest {
  private final GreenMail server =
      new GreenMail(
          new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS)
          });

  @TempDir Path folder;
  private GreenMailUser user;

  @BeforeEach
  void start() {
    server.start();
    user = server.setUser("dmarc@example.com", "dmarc", "secret");
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void onlyNewMessagesAreRead() throws Exception {
    deliver("1");
    deliver("2");
    assertThat(read(plain("secret")).reports()).isEqualTo(2);
    deliver("3");
    var second = read(plain("secret"));
    assertThat(second.reports()).isEqualTo(1);
    assertThat(second.duplicates()).isZero();
    assertThat(read(plain("secret")).duplicates()).isZero();
  }

  @Test
  void messagesStayUnread() throws Exception {
    deliver("1");
    read(plain("secret"));
    var inbox = server.getManagers().getImapHostManager().getInbox(user);
    assertThat(inbox.getUnseenCount()).isEqualTo(1);
  }

  @Test
  void aServerWhoseCertificateNobodyVouchesForGetsNoPassword() throws Exception {
    deliver("1");
    var uri = new URI("imaps://dmarc@127.0.0.1:%d/INBOX".formatted(server.getImaps().getPort()));
    var trusting = (SSLSocketFactory) SSLSocketFactory.getDefault();
    assertThatThrownBy(() -> read(new ImapMailbox(uri, "secret", trusting)))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("cannot be read")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aWrongPasswordIsSaidAndNotRepeated() {
    assertThatThrownBy(() -> read(plain("wrong")))
        .isInstanceOf(HostException.class)
        .hasMessageEndingWith("refuses the user or the password")
        .hasMessageNotContaining("wrong");
  }

  @Test
  void aFolderThatIsNotThereIsNamed() throws Exception {
    var uri = new URI("imap://dmarc@127.0.0.1:%d/Reports".formatted(server.getImap().getPort()));
    assertThatThrownBy(() -> read(new ImapMailbox(uri, "secret", new DummySSLSocketFactory())))
        .hasMessageEndingWith("there is no folder 'Reports'");
  }

  private ImapMailbox plain(String password) throws Exception {
    var uri = new URI("imap://dmarc@127.0.0.1:%d/INBOX".formatted(server.getImap().getPort()));
    return new ImapMailbox(uri, password, new DummySSLSocketFactory());
  }

  private Taken read(ImapMailbox mailbox) {
    var store = new EvidenceFolder(folder);
    try (var run = new Import(store, name -> true)) {
      run.mailbox(mailbox);
      return run.finish();
    }
  }

  private void deliver(String id) throws Exception {
    var octets = Sample.message(Sample.gzip(Sample.xml(id))).getBytes(StandardCharsets.UTF_8);
    var message =
        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(octets));
    user.deliver(message);
  }
}
