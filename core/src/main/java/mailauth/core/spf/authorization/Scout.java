package mailauth.core.spf.authorization;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import mailauth.core.dns.Dns;

/** Asks ahead: all questions of one level of a tree at the same time, then those of the next. */
final class Scout {
  /** Far more than a sound tree needs, and few enough for a hostile one. */
  private static final int MAX_ERRANDS = 1_000;

  private final Dns dns;
  private final Set<Errand> known = new HashSet<>();

  private Scout(Dns dns) {
    this.dns = dns;
  }

  /** Runs these errands and all that follow from them; the answers stay with {@code memo}. */
  static void run(List<Errand> errands, Memo memo) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      new Scout(memo).waves(errands, threads);
    } catch (InterruptedException e) {
      // Whoever builds the tree asks for what is missing, and notices the interrupt there.
      Thread.currentThread().interrupt();
    }
  }

  private void waves(List<Errand> errands, ExecutorService threads) throws InterruptedException {
    var wave = unknown(errands);
    while (!wave.isEmpty()) {
      var next = new LinkedHashSet<Errand>();
      for (var done : threads.invokeAll(wave.stream().map(this::call).toList())) {
        try {
          next.addAll(done.get());
        } catch (ExecutionException e) {
          throw new IllegalStateException(e.getCause());
        }
      }
      wave = unknown(next);
    }
  }

  private Callable<List<Errand>> call(Errand errand) {
    return () -> errand.run(dns);
  }

  private List<Errand> unknown(Iterable<Errand> errands) {
    var unknown = new LinkedHashSet<Errand>();
    for (var errand : errands) {
      if (known.size() < MAX_ERRANDS && known.add(errand)) {
        unknown.add(errand);
      }
    }
    return List.copyOf(unknown);
  }
}
