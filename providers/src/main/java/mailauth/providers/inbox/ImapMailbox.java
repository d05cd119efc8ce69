package mailauth.providers.inbox;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import mailauth.providers.host.HostException;

/**
 * A folder of an IMAP server (RFC 9051), read without leaving a trace in it. The password goes over
 * TLS only, but for a server on this machine.
 */
public final class ImapMailbox implements Mailbox {
  private static final String TIMEOUT = "30000";

  private final URI uri;
  private final String password;
  private final SSLSocketFactory sockets;

  /**
   * A mailbox; connects to nothing yet.
   *
   * @param uri {@code imaps://USER@HOST[:PORT]/FOLDER}, or {@code imap://} for STARTTLS
   */
  public ImapMailbox(URI uri, String password, SSLSocketFactory sockets) {
    this.uri = uri;
    this.password = password;
    this.sockets = sockets;
  }

  /**
   * A mailbox whose certificate is vouched for by those whom the JDK trusts.
   *
   * @param url {@code imaps://HOST[:PORT]/FOLDER}
   * @throws HostException if such a user cannot be
   */
  public static ImapMailbox of(URI url, String user, String password) {
    try {
      var uri =
          new URI(url.getScheme(), user, url.getHost(), url.getPort(), url.getPath(), null, null);
      if (user(uri).isEmpty()) {
        throw new HostException("the user of %s is empty or holds a colon".formatted(url));
      }
      return new ImapMailbox(uri, password, (SSLSocketFactory) SSLSocketFactory.getDefault());
    } catch (URISyntaxException e) {
      throw new HostException("the user of %s cannot be one".formatted(url), e);
    }
  }

  /** The user whom a URI names; empty if it does not name all that it must. */
  public static Optional<String> user(URI uri) {
    var info = Objects.requireNonNullElse(uri.getUserInfo(), "");
    return info.isEmpty() || info.contains(":") || uri.getHost() == null
        ? Optional.empty()
        : Optional.of(info);
  }

  @Override
  public String key() {
    return uri.toString();
  }

  @Override
  public String readSince(Optional<String> mark, Taker taker) {
    var session = Session.getInstance(properties());
    try (var store = session.getStore(uri.getScheme())) {
      store.connect(uri.getHost(), uri.getPort(), user(uri).orElseThrow(), password);
      try (var folder = store.getFolder(folder())) {
        folder.open(Folder.READ_ONLY);
        return read(folder, Mark.read(mark), taker).text();
      }
    } catch (AuthenticationFailedException e) {
      throw new HostException("%s refuses the user or the password".formatted(uri), e);
    } catch (FolderNotFoundException e) {
      throw new HostException("%s: there is no folder '%s'".formatted(uri, folder()), e);
    } catch (MessagingException | IOException e) {
      throw new HostException("%s cannot be read: %s".formatted(uri, reason(e)), e);
    }
  }

  /** How far a folder was read; another validity means other numbers (RFC 9051 section 2.3.1.1). */
  private record Mark(long validity, long uid) {
    static Mark read(Optional<String> text) {
      var parts = text.orElse("").split(" ");
      try {
        return new Mark(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
      } catch (IndexOutOfBoundsException | NumberFormatException e) {
        return new Mark(-1, 0);
      }
    }

    String text() {
      return validity + " " + uid;
    }
  }

  private Mark read(Folder folder, Mark mark, Taker taker) throws MessagingException, IOException {
    var numbers = (UIDFolder) folder;
    long validity = numbers.getUIDValidity();
    long after = validity == mark.validity() ? mark.uid() : 0;
    var messages = numbers.getMessagesByUID(after + 1, UIDFolder.LASTUID);
    var profile = new FetchProfile();
    profile.add(UIDFolder.FetchProfileItem.UID);
    folder.fetch(messages, profile);
    long last = after;
    for (Message message : Arrays.asList(messages)) {
      long uid = numbers.getUID(message);
      // A range that ends in the last number holds that message even where it is old.
      if (uid > after) {
        taker.take("%s message %d".formatted(uri, uid), octets(message));
        last = Math.max(last, uid);
      }
    }
    return new Mark(validity, last);
  }

  private static byte[] octets(Message message) throws MessagingException, IOException {
    if (message.getSize() > Limits.USUAL.message()) {
      return new byte[0];
    }
    var octets = new ByteArrayOutputStream();
    message.writeTo(octets);
    return octets.toByteArray();
  }

  private String folder() {
    var path = Objects.requireNonNullElse(uri.getPath(), "");
    return path.length() < 2 ? "INBOX" : path.substring(1);
  }

  private Properties properties() {
    var properties = new Properties();
    for (var protocol : new String[] {"mail.imap.", "mail.imaps."}) {
      properties.put(protocol + "connectiontimeout", TIMEOUT);
      properties.put(protocol + "timeout", TIMEOUT);
      properties.put(protocol + "peek", "true");
      properties.put(protocol + "ssl.checkserveridentity", "true");
      properties.put(protocol + "ssl.socketFactory", sockets);
    }
    properties.put("mail.imap.starttls.enable", "true");
    properties.put("mail.imap.starttls.required", Boolean.toString(!isLocal()));
    return properties;
  }

  private boolean isLocal() {
    return uri.getHost().equals("127.0.0.1") || uri.getHost().equals("[::1]");
  }

  /** The library nests what the server or the network said. */
  private static String reason(Exception e) {
    var cause = e.getCause() == null ? e : e.getCause();
    return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName())
        .lines()
        .findFirst()
        .orElse("");
  }
}
