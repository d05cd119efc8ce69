package mailauth.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import mailauth.core.dns.Dns;
import mailauth.core.plan.Rollback;
import mailauth.core.web.Web;
import mailauth.providers.state.FileState;
import mailauth.providers.survey.HttpsWeb;
import mailauth.providers.wire.Endpoint;

/** The command line in this process, run on a folder of its own. */
final class Cli {
  /** A port where nothing listens. */
  static final String NOBODY = "127.0.0.1:1";

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();

  @SuppressWarnings("JdkObsolete") // two runs at once may speak
  private final StringBuffer said = new StringBuffer();

  private volatile StringWriter out = new StringWriter();
  private Clock clock = Clock.systemUTC();
  private String input = "";
  private String resolver = NOBODY;
  private Function<Dns, Web> web = dns -> new HttpsWeb(dns);

  Cli(Path folder) {
    this.folder = folder;
  }

  /** What a run said and how it ended. */
  record Ran(int exitCode, String out, String err) {}

  Cli file(String name, String text) {
    try {
      var file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  Cli environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Sets the clock of the runs that follow; it goes on from there. */
  Cli clock(Instant now) {
    clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), now));
    return this;
  }

  /** What stands on the standard input of the runs that follow. */
  Cli input(String text) {
    input = text;
    return this;
  }

  /** Whom runs ask for what is in no zone of their own; nobody unless this is called. */
  Cli resolver(InetSocketAddress address) {
    resolver = Endpoint.text(address);
    return this;
  }

  /** The web of the runs that follow; the real one unless this is called. */
  Cli web(Function<Dns, Web> now) {
    web = now;
    return this;
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  String read(String name) {
    try {
      return Files.readString(path(name));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The results that the run under way has printed by now. */
  String soFar() {
    return out.toString();
  }

  /** All that runs have said, and all that files of the folder hold. */
  String traces() {
    try (var files = Files.walk(folder)) {
      var traces = new StringBuilder(said);
      for (var file : files.filter(Files::isRegularFile).toList()) {
        traces.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
      return traces.toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The way back from the last run. */
  Rollback lastRollback() {
    var state = new FileState(folder.resolve(".mailauth/state.json"), notice -> {});
    return state.run(state.runs().getLast());
  }

  /** Runs a command on the folder's mailauth.yaml. */
  Ran run(String... args) {
    var line = new ArrayList<>(List.of(args));
    line.addAll(List.of("-f", path("mailauth.yaml").toString(), "--dns", resolver));
    return runExactly(line.toArray(String[]::new));
  }

  /** Runs a command line as it is. */
  Ran runExactly(String... args) {
    out = new StringWriter();
    var err = new StringWriter();
    var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    var terminal =
        new Terminal(
            in,
            new PrintWriter(out),
            new PrintWriter(err, true),
            null,
            environment,
            Optional.of(false));
    int exitCode = Main.run(terminal, environment, clock, web, args);
    said.append(out).append(err);
    return new Ran(exitCode, out.toString(), err.toString());
  }
}
