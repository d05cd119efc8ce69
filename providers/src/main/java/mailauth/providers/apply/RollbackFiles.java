package mailauth.providers.apply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mailauth.core.json.InvalidJson;
import mailauth.core.plan.Rollback;
import mailauth.core.plan.RollbackJson;
import mailauth.providers.files.Durably;
import mailauth.providers.files.Reason;
import mailauth.providers.host.HostException;

/** The rollback files of a folder, one a run. */
public final class RollbackFiles {
  private static final String ENDING = ".json";

  private RollbackFiles() {}

  /**
   * Writes a run's file, in place of the one it may have, and makes sure that it is on the disk. A
   * run that leads nowhere has none.
   *
   * @throws HostException if that cannot be done
   */
  static void write(Path folder, Rollback rollback) {
    var file = folder.resolve(rollback.run() + ENDING);
    try {
      if (rollback.domains().isEmpty()) {
        Files.deleteIfExists(file);
      } else {
        Durably.write(file, RollbackJson.write(rollback));
      }
    } catch (IOException e) {
      throw new HostException(
          "the rollback file %s cannot be written: %s".formatted(file, Reason.of(e)), e);
    }
  }

  /** The runs that can be rolled back, oldest first. */
  public static List<String> runs(Path folder) {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING) && !name.startsWith("."))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /**
   * Reads a run's file.
   *
   * @throws HostException if there is none or it is damaged
   */
  public static Rollback read(Path folder, String run) {
    var file = folder.resolve(run + ENDING);
    try {
      return RollbackJson.read(Files.readString(file));
    } catch (IOException e) {
      throw new HostException("there is no run %s in %s".formatted(run, folder), e);
    } catch (InvalidJson e) {
      throw new HostException("%s is damaged: %s".formatted(file, e.getMessage()), e);
    }
  }
}
