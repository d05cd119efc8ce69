package mailauth.cli.revision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import mailauth.providers.host.HostException;

/** The git program, run in a folder. */
record Git(Path folder) {

  /**
   * What git prints.
   *
   * @throws HostException with what git says is wrong
   */
  byte[] octets(String... arguments) {
    var command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    try {
      var process = new ProcessBuilder(command).start();
      process.getOutputStream().close();
      var said = CompletableFuture.supplyAsync(() -> read(process));
      var output = process.getInputStream().readAllBytes();
      if (process.waitFor() != 0) {
        var first = said.join().lines().findFirst().orElse("it does not say why");
        throw new HostException("git %s: %s".formatted(arguments[0], first));
      }
      return output;
    } catch (IOException e) {
      throw new HostException("git cannot be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HostException("git was interrupted", e);
    }
  }

  /** What git prints, cut at the octets 0 that its {@code -z} ends each item with. */
  List<String> items(String... arguments) {
    var text = new String(octets(arguments), StandardCharsets.UTF_8);
    return List.of(text.split("\0")).stream().filter(item -> !item.isEmpty()).toList();
  }

  private static String read(Process process) {
    try (var errors = process.getErrorStream()) {
      return new String(errors.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
