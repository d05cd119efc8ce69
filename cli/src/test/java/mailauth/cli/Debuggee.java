package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.Bootstrap;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The tool in a process of its own, watched by a debugger that stops it wherever it is about to
 * change a file, and there may kill it, as {@code kill -9} does. The program itself has no hooks.
 */
final class Debuggee {
  /** What changes files, by class: where the JDK's own code does it for all callers. */
  private static final Map<String, Set<String>> WRITES =
      Map.of(
          "java.nio.file.Files",
              Set.of("move", "deleteIfExists", "delete", "createTempFile", "createDirectory"),
          "sun.nio.ch.FileChannelImpl", Set.of("write", "force", "truncate"));

  private static final int PATIENCE_S = 60;

  private Debuggee() {}

  /**
   * Runs a command and kills it at a write point.
   *
   * @param killAt the number of the point, from 1; 0 to let it run
   * @return the points that were met, and whether it was killed
   */
  static Met run(Path folder, int killAt, String... args) throws Exception {
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
      return watch(machine, process, killAt);
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
    command.addAll(List.of("--dns", Cli.NOBODY, "--parallelism", "1"));
    var log = Files.createTempFile("mailauth-debuggee", ".log");
    log.toFile().deleteOnExit();
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private static Met watch(VirtualMachine machine, Process process, int killAt) throws Exception {
    var points = new ArrayList<String>();
    for (var type : WRITES.keySet()) {
      var prepare = machine.eventRequestManager().createClassPrepareRequest();
      prepare.addClassFilter(type);
      prepare.enable();
      machine.classesByName(type).forEach(Debuggee::stopAtWrites);
    }
    machine.resume();
    try {
      boolean running = true;
      while (running) {
        var events = machine.eventQueue().remove();
        for (var event : events) {
          switch (event) {
            case ClassPrepareEvent prepared -> stopAtWrites(prepared.referenceType());
            case BreakpointEvent write -> {
              var method = write.location().method();
              points.add(method.declaringType().name() + "." + method.name());
              if (points.size() == killAt) {
                process.destroyForcibly();
              }
            }
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

  private static void stopAtWrites(ReferenceType type) {
    for (var method : type.methods()) {
      if (WRITES.getOrDefault(type.name(), Set.of()).contains(method.name())
          && !method.isNative()
          && !method.isAbstract()) {
        var stop =
            type.virtualMachine().eventRequestManager().createBreakpointRequest(method.location());
        stop.setSuspendPolicy(EventRequest.SUSPEND_ALL);
        stop.enable();
      }
    }
  }
}
