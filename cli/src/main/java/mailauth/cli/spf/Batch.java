package mailauth.cli.spf;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import mailauth.core.json.InvalidJson;
import mailauth.core.json.JsonObject;
import mailauth.core.spf.evaluation.SpfEvaluator;

/**
 * Questions in, answers out, a line of JSON each and in the same order. Lines are answered several
 * at a time, as they come, and no more of them are kept than that.
 */
public final class Batch {
  /** No more lines are under way than this, whatever is asked for. */
  private static final int MAX_AT_ONCE = 4096;

  private final SpfEvaluator evaluator;
  private final PrintWriter out;
  private final Semaphore places;

  /** What was taken on, in order; empty at the end. */
  private final LinkedBlockingQueue<Optional<Future<Answer>>> answers = new LinkedBlockingQueue<>();

  private record Answer(String line, boolean good) {}

  /**
   * A batch to run.
   *
   * @param parallelism how many lines are answered at once
   */
  public Batch(SpfEvaluator evaluator, PrintWriter out, int parallelism) {
    this.evaluator = evaluator;
    this.out = out;
    this.places = new Semaphore(Math.min(parallelism, MAX_AT_ONCE));
  }

  /**
   * Answers every line; one that is no question gets a line with {@code error}.
   *
   * @return how many lines were no questions
   * @throws IOException if the input cannot be read to its end
   */
  public long run(BufferedReader in) throws IOException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writer = threads.submit(this::write);
      try {
        for (var line = in.readLine(); line != null && !writer.isDone(); line = in.readLine()) {
          var question = line;
          places.acquireUninterruptibly();
          answers.add(Optional.of(threads.submit(() -> answer(question))));
        }
      } finally {
        answers.add(Optional.empty());
      }
      return join(writer);
    }
  }

  /**
   * Prints answers as soon as it is their turn, so that a program may wait for each; ends early
   * when nobody reads them any more.
   */
  private long write() throws InterruptedException {
    try {
      long bad = 0;
      for (var next = answers.take(); next.isPresent(); next = answers.take()) {
        var answer = join(next.get());
        places.release();
        out.print(answer.line + "\n");
        bad += answer.good ? 0 : 1;
        if (answers.isEmpty() && out.checkError()) {
          return bad;
        }
      }
      return bad;
    } finally {
      // Whoever still waits for a place shall find out that this is over.
      places.release(MAX_AT_ONCE);
    }
  }

  private Answer answer(String line) {
    try {
      return new Answer(Evaluation.of(Question.read(line), evaluator).jsonLine(), true);
    } catch (InvalidJson e) {
      return new Answer(JsonObject.writeLine(Map.of("error", e.getMessage())), false);
    }
  }

  private static <T> T join(Future<T> future) {
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
