package mailauth.providers.servers;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import mailauth.core.dns.Name;
import mailauth.providers.wire.NoReply;
import mailauth.providers.wire.Queries;
import mailauth.providers.wire.Records;
import mailauth.providers.wire.Tcp;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Record;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.ZoneTransferIn;

/**
 * A server process on a free loopback port, in a folder of its own, started before a test class and
 * killed after it. Register it as a static {@code @RegisterExtension} field.
 */
public abstract class DnsServer implements BeforeAllCallback, AfterAllCallback, AutoCloseable {
  /** The TSIG key that may update every zone; hmac-sha256. */
  public static final String KEY_NAME = "mailauth-key";

  public static final String SECRET = "a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s=";

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration MOMENT = Duration.ofMillis(10);

  private final Setup setup;
  private List<String> command = List.of();
  private @Nullable Process process;

  /**
   * What a server has to go by.
   *
   * @param folder its own, empty
   * @param zones at least one
   */
  public record Setup(Path folder, int port, List<ZoneText> zones) {}

  protected DnsServer(List<ZoneText> zones) {
    this.setup = new Setup(newFolder(), freePort(), zones);
  }

  /** Writes the server's files and says how it is started. */
  protected abstract List<String> prepare(Setup setup) throws Exception;

  public InetSocketAddress address() {
    return new InetSocketAddress(LOOPBACK, setup.port());
  }

  /** The folder that the server works in. */
  public Path folder() {
    return setup.folder();
  }

  /** What a zone holds, by other means than a question for it. */
  public List<Record> records(Name zone) throws Exception {
    return records(zone, null);
  }

  /** The same by a transfer with the key. */
  protected List<Record> transferred(Name zone) throws Exception {
    return records(zone, new TSIG(TSIG.HMAC_SHA256, KEY_NAME, SECRET));
  }

  private List<Record> records(Name zone, @Nullable TSIG key) throws Exception {
    var transfer = ZoneTransferIn.newAXFR(Records.name(zone), address(), key);
    transfer.run();
    return transfer.getAXFR();
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    open();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    close();
  }

  /** Sets the server up and starts it. */
  public void open() throws Exception {
    command = prepare(setup);
    start();
  }

  /** Ends the server and removes its folder. */
  @Override
  public void close() throws IOException {
    kill();
    try (var files = Files.walk(folder())) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Starts the process, again after {@link #kill}, and waits until it answers for its zones. */
  public void start() throws Exception {
    var started =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
            .start();
    process = started;
    Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
    var deadline = Instant.now().plus(PATIENCE);
    while (!answers()) {
      if (!started.isAlive() || Instant.now().isAfter(deadline)) {
        throw new IllegalStateException(
            "%s does not answer; its log:%n%s".formatted(command, Files.readString(log())));
      }
      Thread.sleep(MOMENT);
    }
  }

  /** Ends the process at once, as a crash does. */
  public void kill() {
    if (process != null) {
      process.destroyForcibly().onExit().join();
    }
  }

  private boolean answers() {
    return setup.zones().stream().allMatch(zone -> answers(Name.of(zone.origin())));
  }

  private boolean answers(Name zone) {
    try (var tcp = new Tcp()) {
      var reply = tcp.exchange(address(), Queries.startOfAuthority(zone), Duration.ofSeconds(1));
      return reply.getHeader().getFlag(Flags.AA);
    } catch (NoReply e) {
      return false;
    }
  }

  private Path log() {
    return folder().resolve("server.log");
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("mailauth-dns-");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Below the ports that clients get, so that none takes it before the server does. */
  protected static int freePort() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
      try (var tcp = new ServerSocket(port, 1, LOOPBACK);
          var udp = new DatagramSocket(tcp.getLocalPort(), LOOPBACK)) {
        return udp.getLocalPort();
      } catch (IOException e) {
        // Taken: try another one.
      }
    }
  }
}
