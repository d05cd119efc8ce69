package mailauth.providers.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Runs a task for each element on virtual threads, so many at a time. */
public final class Concurrently {
  private Concurrently() {}

  /**
   * The results, in the elements' order.
   *
   * @param parallelism how many tasks run at once, at least 1
   * @throws IllegalStateException if a task throws, which none should: faults are values
   */
  public static <T, R> List<R> map(List<T> elements, int parallelism, Function<T, R> task) {
    var places = new Semaphore(parallelism);
    var results = new ArrayList<R>(elements.size());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var futures = new ArrayList<Future<R>>(elements.size());
      for (var element : elements) {
        places.acquireUninterruptibly();
        futures.add(
            threads.submit(() -> {
              try {
                return task.apply(element);
              } finally {
                places.release();
              }
            }));
      }
      for (var future : futures) {
        results.add(result(future));
      }
    }
    return results;
  }

  private static <R> R result(Future<R> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
