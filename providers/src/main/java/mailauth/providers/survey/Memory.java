package mailauth.providers.survey;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/** Asks each question once; who asks again meanwhile waits for the first answer. */
final class Memory<Q, A> {
  private final Function<Q, A> source;
  private final ConcurrentMap<Q, CompletableFuture<A>> answers = new ConcurrentHashMap<>();

  /**
   * An empty memory.
   *
   * @param source answers every question, and never throws
   */
  Memory(Function<Q, A> source) {
    this.source = source;
  }

  A ask(Q question) {
    var own = new CompletableFuture<A>();
    var first = answers.putIfAbsent(question, own);
    if (first != null) {
      return first.join();
    }
    try {
      own.complete(source.apply(question));
    } catch (RuntimeException e) {
      own.completeExceptionally(e);
      throw e;
    }
    return own.join();
  }
}
