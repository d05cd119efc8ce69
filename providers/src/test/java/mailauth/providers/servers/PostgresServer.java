package mailauth.providers.servers;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A PostgreSQL cluster of its own on a free loopback port, in a temporary folder, as a user without
 * rights, for PostgreSQL refuses root. Register it as a static {@code @RegisterExtension} field.
 */
public final class PostgresServer implements BeforeAllCallback, AfterAllCallback {
  public static final String USER = "mailauth";
  public static final String PASSWORD = "correct horse battery staple";

  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
  private static final String UNPRIVILEGED = "nobody";

  private final Path folder = newFolder();
  private final int port = freePort();

  /** Where clients find it, without user and password. */
  public String url() {
    return "postgresql://127.0.0.1:%d/postgres".formatted(port);
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    var programs = programs();
    var password = Files.writeString(folder.resolve("password"), PASSWORD);
    if (isRoot()) {
      run(List.of("chown", "-R", UNPRIVILEGED, folder.toString()));
    }
    run(
        unprivileged(
            programs.resolve("initdb").toString(),
            "--pgdata=" + data(),
            "--username=" + USER,
            "--pwfile=" + password,
            "--auth=scram-sha-256",
            "--no-sync"));
    start();
  }

  /** Starts it, again after {@link #crash}. */
  public void start() throws Exception {
    var options =
        "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories=%s -c fsync=off"
            .formatted(port, folder);
    run(pgCtl("start", "--wait", "--log=" + folder.resolve("server.log"), "--options=" + options));
  }

  /** Ends it at once, as a crash does. */
  public void crash() throws Exception {
    run(pgCtl("stop", "--mode=immediate"));
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    if (Files.exists(data().resolve("postmaster.pid"))) {
      crash();
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private List<String> pgCtl(String verb, String... options) {
    var command = new ArrayList<>(List.of(programs().resolve("pg_ctl").toString(), verb));
    command.add("--pgdata=" + data());
    command.addAll(List.of(options));
    return unprivileged(command.toArray(String[]::new));
  }

  private Path data() {
    return folder.resolve("data");
  }

  private static List<String> unprivileged(String... command) {
    var all = new ArrayList<String>();
    if (isRoot()) {
      all.addAll(List.of("runuser", "-u", UNPRIVILEGED, "--"));
    }
    all.addAll(List.of(command));
    return all;
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private void run(List<String> command) throws IOException, InterruptedException {
    var output = folder.resolveSibling(folder.getFileName() + ".out");
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    int exitCode = process.waitFor();
    var said = Files.readString(output);
    Files.delete(output);
    if (exitCode != 0) {
      throw new IllegalStateException("%s: %s".formatted(command, said));
    }
  }

  /** The newest version's programs, which Debian keeps out of the PATH. */
  private static Path programs() {
    if (Files.isDirectory(VERSIONS)) {
      try (var versions = Files.list(VERSIONS)) {
        var found =
            versions
                .map(version -> version.resolve("bin"))
                .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                .max(Comparator.naturalOrder());
        if (found.isPresent()) {
          return found.get();
        }
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
    var message = "PostgreSQL is not installed, so this is not tested against it";
    return "true".equals(System.getenv("CI")) ? fail(message) : abort(message);
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("mailauth-postgres-");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
