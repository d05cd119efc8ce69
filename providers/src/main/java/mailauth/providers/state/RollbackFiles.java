package mailauth.providers.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import mailauth.core.json.InvalidJson;
import mailauth.core.plan.Rollback;
import mailauth.core.plan.RollbackJson;
import mailauth.providers.files.Durably;
import mailauth.providers.files.Reason;
import mailauth.providers.host.HostException;

/** The rollback files of a folder, one a run. */
record RollbackFiles(Path folder) {
  private static final String ENDING = ".json";

  /** Writes a run's file and makes sure that it is on the disk. */
  void write(Rollback rollback) {
    var file = file(rollback.run());
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

  List<String> runs() {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING) && !name.startsWith("."))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .sorted()
          .toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (IOException e) {
      throw new HostException("%s cannot be read: %s".formatted(folder, Reason.of(e)), e);
    }
  }

  Rollback read(String run) {
    var file = file(run);
    try {
      return RollbackJson.read(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new HostException("there is no run %s in %s".formatted(run, folder), e);
    } catch (IOException e) {
      throw new HostException("%s cannot be read: %s".formatted(file, Reason.of(e)), e);
    } catch (InvalidJson e) {
      throw new HostException("%s is damaged: %s".formatted(file, e.getMessage()), e);
    }
  }

  private Path file(String run) {
    return folder.resolve(run + ENDING);
  }
}
