package mailauth.providers.survey;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that greets, and encrypts if it has a key. */
final class MailServer implements AutoCloseable {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  private final KeyStore keys;

  private MailServer(KeyStore keys) throws IOException {
    this.keys = keys;
    Thread.ofVirtual().start(this::serve);
  }

  static MailServer plain() throws Exception {
    return new MailServer(KeyStore.getInstance("PKCS12"));
  }

  /** A server whose certificate nobody signed but itself. */
  static MailServer selfSigned(Path folder, String host) throws Exception {
    var file = folder.resolve("keys.p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var made =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "mail",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + host,
                "-ext",
                "SAN=dns:" + host,
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                file.toString())
            .inheritIO()
            .start()
            .waitFor();
    if (made != 0) {
      throw new IllegalStateException("keytool failed");
    }
    var keys = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    return new MailServer(keys);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) listening.getLocalSocketAddress();
  }

  X509Certificate certificate() throws Exception {
    return (X509Certificate) keys.getCertificate("mail");
  }

  private void serve() {
    while (!listening.isClosed()) {
      try (var client = listening.accept()) {
        talk(client);
      } catch (Exception e) {
        // The next client may do better.
      }
    }
  }

  private void talk(Socket client) throws Exception {
    say(client, "220 mail ESMTP");
    for (var line = line(client.getInputStream()); !line.isEmpty(); ) {
      if (line.startsWith("EHLO")) {
        say(client, isKeyed() ? "250-mail\r\n250 STARTTLS" : "250 mail");
      } else if (line.equals("STARTTLS")) {
        say(client, "220 go ahead");
        encrypt(client);
        return;
      } else {
        say(client, "221 bye");
        return;
      }
      line = line(client.getInputStream());
    }
  }

  private boolean isKeyed() throws Exception {
    try {
      return keys.isKeyEntry("mail");
    } catch (KeyStoreException e) {
      return false;
    }
  }

  private void encrypt(Socket client) throws Exception {
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    try (var tls = (SSLSocket) context.getSocketFactory().createSocket(client, null, 0, true)) {
      tls.setUseClientMode(false);
      tls.startHandshake();
      tls.getInputStream().read();
    }
  }

  private static void say(Socket client, String text) throws IOException {
    client.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
      line.append((char) octet);
    }
    return line.toString().strip();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
