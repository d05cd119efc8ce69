package mailauth.providers.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import mailauth.core.json.InvalidJson;
import mailauth.providers.files.Durably;
import mailauth.providers.files.FileLocks;
import mailauth.providers.files.Reason;
import mailauth.providers.host.HostException;

/**
 * The lock of a run on a state file, and a note beside it that says who holds it. The lock itself
 * ends with its process; the note of a run that was killed stays, and tells the next one.
 */
final class RunLock implements StateStore.Held {
  private final FileLocks.Held held;
  private final Path note;

  private RunLock(FileLocks.Held held, Path note) {
    this.held = held;
    this.note = note;
  }

  /**
   * @param unfinished told of a holder whose process ended without letting go
   */
  static RunLock hold(
      Path state, FileLocks locks, Holder holder, Duration patience, Consumer<Holder> unfinished) {
    var note = state.resolveSibling("running.json");
    try {
      Files.createDirectories(state.toAbsolutePath().getParent());
      var held = locks.tryHold(note, note.toString(), patience);
      if (held.isEmpty()) {
        throw Busy.with(state.toString(), read(note));
      }
      read(note).ifPresent(unfinished);
      return noted(new RunLock(held.get(), note), holder);
    } catch (IOException e) {
      throw new HostException("%s cannot be locked: %s".formatted(state, Reason.of(e)), e);
    }
  }

  private static RunLock noted(RunLock lock, Holder holder) throws IOException {
    try {
      Durably.write(lock.note, holder.json());
      return lock;
    } catch (IOException e) {
      lock.held.close();
      throw e;
    }
  }

  /** Who holds it; unknown in the moment before it is noted. */
  private static Optional<Holder> read(Path note) {
    try {
      return Optional.of(Holder.read(Files.readString(note)));
    } catch (IOException | InvalidJson e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(note);
    } catch (IOException e) {
      // It only says who was here.
    } finally {
      held.close();
    }
  }
}
