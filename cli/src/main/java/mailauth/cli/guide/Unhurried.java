package mailauth.cli.guide;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Work that may take a while; whoever waits is told so, but not of what is done at once. */
final class Unhurried {
  private Unhurried() {}

  /** What the work gives; what it throws is thrown here. */
  static <T> T get(Supplier<T> work, Duration quick, Runnable slow) {
    var task = new FutureTask<>(work::get);
    Thread.ofVirtual().name("look").start(task);
    try {
      try {
        return task.get(quick.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        slow.run();
        return task.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      task.cancel(true);
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
