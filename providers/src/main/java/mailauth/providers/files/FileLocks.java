package mailauth.providers.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import mailauth.providers.host.HostException;

/**
 * Keeps writers of one file apart, in this process and in others. The operating system lets go of a
 * lock when its process ends, however it ends.
 */
public final class FileLocks {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final int LARGEST_MARK = 1 << 20;

  /** The system's locks belong to a process, and closing any handle drops them: hence these. */
  private final Map<Path, ReentrantLock> threads = new ConcurrentHashMap<>();

  /** A lock that is held until it is closed. */
  public static final class Held implements AutoCloseable {
    private final ReentrantLock thread;
    private final Path lockFile;
    private final FileChannel channel;

    private Held(ReentrantLock thread, Path lockFile, FileChannel channel) {
      this.thread = thread;
      this.lockFile = lockFile;
      this.channel = channel;
    }

    @Override
    public void close() {
      try (channel) {
        Files.deleteIfExists(lockFile);
      } catch (IOException e) {
        // The lock ends with the handle, and a file left behind locks nobody out.
      } finally {
        thread.unlock();
      }
    }
  }

  /**
   * Waits for the lock on a file.
   *
   * @param shown the file's path for messages
   * @throws HostException if it cannot be had
   */
  public Held hold(Path file, String shown) {
    return tryHold(file, shown, PATIENCE).orElseThrow(() -> busy(shown));
  }

  /**
   * Waits for the lock on a file for so long; empty if another has it still.
   *
   * @throws HostException if it cannot be locked
   */
  public Optional<Held> tryHold(Path file, String shown, Duration patience) {
    var thread = threads.computeIfAbsent(file, path -> new ReentrantLock());
    var lockFile = file.resolveSibling("." + file.getFileName() + ".mailauth-lock");
    try {
      if (!thread.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return Optional.empty();
      }
      try {
        var acquired = acquire(lockFile, patience);
        if (acquired.isEmpty()) {
          thread.unlock();
        }
        return acquired.map(channel -> new Held(thread, lockFile, channel));
      } catch (IOException e) {
        thread.unlock();
        throw new HostException("%s cannot be locked: %s".formatted(shown, Reason.of(e)), e);
      } catch (InterruptedException | RuntimeException e) {
        thread.unlock();
        throw e;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HostException("interrupted while waiting for the lock on " + shown, e);
    }
  }

  private static Optional<FileChannel> acquire(Path lockFile, Duration patience)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      var channel = tryAcquire(lockFile);
      if (channel.isPresent() || System.nanoTime() - deadline >= 0) {
        return channel;
      }
      Thread.sleep(PAUSE);
    }
  }

  private static Optional<FileChannel> tryAcquire(Path lockFile) throws IOException {
    var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean held = false;
    try {
      held = channel.tryLock() != null && isStillThere(lockFile, channel);
    } catch (OverlappingFileLockException e) {
      // Another of these objects in this process has it.
    } finally {
      if (!held) {
        channel.close();
      }
    }
    return held ? Optional.of(channel) : Optional.empty();
  }

  /**
   * Tells whether the path still leads to the locked file, which the last holder may have deleted.
   * A size is the mark, because it is seen without a second handle, whose end would end the lock.
   */
  private static boolean isStillThere(Path lockFile, FileChannel channel) throws IOException {
    int mark = ThreadLocalRandom.current().nextInt(LARGEST_MARK);
    channel.truncate(0).write(ByteBuffer.allocate(1), mark);
    try {
      return Files.size(lockFile) == mark + 1;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static HostException busy(String shown) {
    return new HostException(
        "%s is being written by another run; try again when it is done".formatted(shown));
  }
}
