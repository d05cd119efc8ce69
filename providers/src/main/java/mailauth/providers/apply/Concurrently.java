package mailauth.providers.apply;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
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
    return map(elements, parallelism, element -> "all", task);
  }

  /**
   * The same in several lanes, none of which waits for another: where one is slow, the others are
   * done early.
   *
   * @param parallelism how many tasks run at once in each lane, at least 1
   * @param lane whose an element is, such as its provider
   * @throws IllegalStateException if a task throws, which none should: faults are values
   */
  public static <T, R> List<R> map(
      List<T> elements, int parallelism, Function<T, String> lane, Function<T, R> task) {
    return map(elements, parallelism, lane, task, result -> {});
  }

  /**
   * The same, and each result is handed out as soon as it and all before it are there.
   *
   * @param taker is given the results in the elements' order, by this thread
   */
  public static <T, R> List<R> map(
      List<T> elements,
      int parallelism,
      Function<T, String> lane,
      Function<T, R> task,
      Consumer<? super R> taker) {
    var futures = new ArrayList<FutureTask<R>>(elements.size());
    var lanes = new HashMap<String, List<FutureTask<R>>>();
    for (var element : elements) {
      var future = new FutureTask<>(() -> task.apply(element));
      futures.add(future);
      lanes.computeIfAbsent(lane.apply(element), name -> new ArrayList<>()).add(future);
    }
    var results = new ArrayList<R>(elements.size());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      lanes.values().forEach(tasks -> threads.execute(() -> drive(tasks, parallelism, threads)));
      for (var future : futures) {
        var result = result(future);
        results.add(result);
        taker.accept(result);
      }
    }
    return results;
  }

  private static <R> void drive(
      List<FutureTask<R>> tasks, int parallelism, ExecutorService threads) {
    var places = new Semaphore(parallelism);
    for (var task : tasks) {
      places.acquireUninterruptibly();
      threads.execute(() -> {
        try {
          task.run();
        } finally {
          places.release();
        }
      });
    }
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
