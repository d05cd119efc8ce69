package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.ArrayReference;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.ByteValue;
import com.sun.jdi.Location;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.VMDeathEvent;
import com.sun.jdi.event.VMDisconnectEvent;
import com.sun.jdi.request.EventRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The tool in a process of its own, watched by a debugger that stops it wherever it is about to
 * change a file or sends an update to a name server, and there may kill it, as {@code kill -9}
 * does. The program itself has no hooks.
 */
final class Debuggee {
  /** What changes files, by class: where the JDK's own code does it for all callers. */
  private static final Map<String, Set<String>> WRITES =
      Map.of(
          "java.nio.file.Files",
              Set.of("move", "deleteIfExists", "delete", "createTempFile", "createDirectory"),
          "sun.nio.ch.FileChannelImpl", Set.of("write", "force", "truncate"));

  /** What sends over TCP. */
  private static final String SOCKET = "sun.nio.ch.NioSocketImpl";

  private static final String SEND = "write";

  /** Where a message over TCP has its opcode, and the one of updates (RFC 2136 section 1.3). */
  private static final int OPCODE_AT = 4;

  private static final int UPDATE = 5;

  private static final int PATIENCE_S = 60;

  /** Longer than a server on this machine takes to carry out an update. */
  private static final int CARRIED_OUT_MS = 200;

  private final Points kind;
  private final VirtualMachine machine;
  private final Process process;
  private final int killAt;
  private final List<String> points = new ArrayList<>();

  private Debuggee(Points kind, VirtualMachine machine, Process process, int killAt) {
    this.kind = kind;
    this.machine = machine;
    this.process = process;
    this.killAt = killAt;
  }

  /** At what a run is stopped. */
  enum Points {
    /** Before each change of a file. */
    FILES,
    /**
     * Before each update is sent, and after it was sent and carried out, the answer not yet seen.
     */
    UPDATES
  }

  /**
   * Runs a command and kills it at a write point.
   *
   * @param killAt the number of the point, from 1; 0 to let it run
   * @return the points that were met, and whether it was killed
   */
  static Met run(Path folder, int killAt, String... args) throws Exception {
    return run(Points.FILES, folder, killAt, args);
  }

  /** The same at points of a kind. */
  static Met run(Points kind, Path folder, int killAt, String... args) throws Exception {
    var connector =
        Bootstrap.virtualMachineManager().listeningConnectors().stream()
            .filter(c -> c.name().equals("com.sun.jdi.SocketListen"))
            .findFirst()
            .orElseThrow();
    var arguments = connector.defaultArguments();
    arguments.get("localAddress").setValue("127.0.0.1");
    arguments.get("port").setValue("0");
    var address = connector.startListening(arguments);
    var process = start(folder, address, args);
    try {
      var machine = connector.accept(arguments);
      return new Debuggee(kind, machine, process, killAt).watch();
    } finally {
      connector.stopListening(arguments);
      process.destroyForcibly().waitFor();
    }
  }

  /**
   * What a run met.
   *
   * @param points each as {@code Class.method}, in order
   * @param exitCode 137 of one that was killed
   */
  record Met(List<String> points, int exitCode) {}

  private static Process start(Path folder, String address, String... args) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    command.add("-agentlib:jdwp=transport=dt_socket,suspend=y,address=" + address);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(args));
    command.addAll(List.of("--parallelism", "1"));
    if (!command.contains("--dns")) {
      command.addAll(List.of("--dns", Cli.NOBODY));
    }
    var log = Files.createTempFile("mailauth-debuggee", ".log");
    log.toFile().deleteOnExit();
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private Met watch() throws Exception {
    switch (kind) {
      case FILES -> WRITES.keySet().forEach(this::stopAtWrites);
      case UPDATES -> stopAtWrites(SOCKET);
    }
    machine.resume();
    try {
      boolean running = true;
      while (running) {
        var events = machine.eventQueue().remove();
        for (var event : events) {
          switch (event) {
            case ClassPrepareEvent prepared -> stopAtWrites(prepared.referenceType());
            case BreakpointEvent stop -> meet(stop);
            case VMDeathEvent death -> running = false;
            case VMDisconnectEvent disconnect -> running = false;
            default -> {}
          }
        }
        events.resume();
      }
    } catch (VMDisconnectedException e) {
      // It was killed, or has ended.
    }
    assertThat(process.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
    return new Met(List.copyOf(points), process.exitValue());
  }

  private void meet(BreakpointEvent event) throws Exception {
    if (kind == Points.UPDATES && !isUpdate(event)) {
      return;
    }
    var method = event.location().method();
    var how = event.location().equals(method.location()) ? "" : " done";
    points.add(method.declaringType().name() + "." + method.name() + how);
    if (points.size() == killAt) {
      if (!how.isEmpty()) {
        Thread.sleep(CARRIED_OUT_MS);
      }
      process.destroyForcibly();
    }
  }

  private static boolean isUpdate(BreakpointEvent event) throws Exception {
    var message = (ArrayReference) event.thread().frame(0).getArgumentValues().getFirst();
    return message.length() > OPCODE_AT
        && message.getValue(OPCODE_AT) instanceof ByteValue octet
        && (octet.value() >> 3 & 0xf) == UPDATE;
  }

  private void stopAtWrites(String type) {
    var prepare = machine.eventRequestManager().createClassPrepareRequest();
    prepare.addClassFilter(type);
    prepare.enable();
    machine.classesByName(type).forEach(this::stopAtWrites);
  }

  private void stopAtWrites(ReferenceType type) {
    var names = type.name().equals(SOCKET) ? Set.of(SEND) : WRITES.get(type.name());
    for (var method : type.methods()) {
      if (names.contains(method.name()) && !method.isNative() && !method.isAbstract()) {
        stopAt(method.location());
        if (kind == Points.UPDATES) {
          // A request for all ends of methods would have the whole program interpreted.
          stopAt(lastLine(method));
        }
      }
    }
  }

  private static Location lastLine(Method method) {
    try {
      return method.allLineLocations().stream()
          .max(Comparator.comparingLong(Location::codeIndex))
          .orElseThrow();
    } catch (AbsentInformationException e) {
      throw new IllegalStateException(e);
    }
  }

  private void stopAt(Location location) {
    var stop = machine.eventRequestManager().createBreakpointRequest(location);
    stop.setSuspendPolicy(EventRequest.SUSPEND_ALL);
    stop.enable();
  }
}
