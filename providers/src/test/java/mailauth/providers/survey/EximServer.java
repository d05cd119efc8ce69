package mailauth.providers.survey;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import okhttp3.tls.HeldCertificate;

/** Exim on a free loopback port, with a folder of its own, until it is closed. */
final class EximServer implements AutoCloseable {
  private static final long PATIENCE_NANOS = 20_000_000_000L;

  private static final String CONFIGURATION =
      """
      exim_user = USER
      exim_group = GROUP
      never_users =
      keep_environment =
      spool_directory = FOLDER/spool
      log_file_path = FOLDER/%slog
      pid_file_path = FOLDER/exim.pid
      primary_hostname = mail.example.com
      host_lookup =
      rfc1413_query_timeout = 0s
      TLS
      begin acl
      begin routers
      begin transports
      begin retry
      begin rewrite
      """;

  private final Process process;
  private final int port;

  private EximServer(Path folder, String tls) throws Exception {
    var program = program();
    this.port = freePort();
    var file = folder.resolve("exim.conf");
    Files.createDirectories(folder.resolve("spool"));
    Files.writeString(
        file,
        CONFIGURATION
            .replace("USER", System.getProperty("user.name"))
            .replace("GROUP", group(folder))
            .replace("TLS", tls)
            .replace("FOLDER", folder.toString()));
    this.process =
        new ProcessBuilder(program, "-bdf", "-oX", "127.0.0.1." + port, "-C", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("exim.log").toFile())
            .start();
    await(folder);
  }

  /** A server that does not offer STARTTLS. */
  static EximServer plain(Path folder) throws Exception {
    return new EximServer(folder, "tls_advertise_hosts =");
  }

  /** A server that presents a certificate. */
  static EximServer with(Path folder, HeldCertificate held) throws Exception {
    Files.writeString(folder.resolve("cert.pem"), held.certificatePem());
    Files.writeString(folder.resolve("key.pem"), held.privateKeyPkcs8Pem());
    return keyless(folder);
  }

  /** A server that offers STARTTLS, but finds no key in its folder. */
  static EximServer keyless(Path folder) throws Exception {
    return new EximServer(
        folder,
        """
        tls_advertise_hosts = *
        tls_certificate = FOLDER/cert.pem
        tls_privatekey = FOLDER/key.pem\
        """);
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private void await(Path folder) throws Exception {
    for (long end = System.nanoTime() + PATIENCE_NANOS; System.nanoTime() < end; ) {
      try (var socket = new Socket()) {
        socket.connect(address());
        return;
      } catch (IOException e) {
        if (!process.isAlive()) {
          break;
        }
        Thread.sleep(20);
      }
    }
    throw new AssertionError("Exim did not start: " + Files.readString(folder.resolve("exim.log")));
  }

  private static String group(Path folder) throws IOException {
    return Files.getAttribute(folder, "posix:group").toString();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String program() {
    return Stream.of("/usr/sbin/exim4", "/usr/sbin/exim", "/usr/bin/exim")
        .filter(path -> Files.isExecutable(Path.of(path)))
        .findFirst()
        .orElseGet(() -> {
          var message = "exim4 is not installed, so this is not tested against it";
          return "true".equals(System.getenv("CI")) ? fail(message) : abort(message);
        });
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }
}
