package mailauth.providers.inbox;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import mailauth.core.dns.Dns;
import mailauth.core.evidence.HostName;
import mailauth.core.ip.IpAddress;

/**
 * Asks DNS what addresses are called, so many at a time and for so long at most: an import must not
 * hang on DNS. What is left is asked for by a later one.
 */
public final class HostNames {
  /** As many addresses are asked for in one run. */
  private static final int MOST = 2_000;

  private static final int AT_ONCE = 128;

  /** As many are asked for first, to see whether any resolver is there. */
  private static final int PROBES = 8;

  private static final Duration PROBING = Duration.ofSeconds(2);
  private static final Duration ASKING = Duration.ofSeconds(2);

  private final Dns dns;
  private final LocalDate today;

  public HostNames(Dns dns, LocalDate today) {
    this.dns = dns;
    this.today = today;
  }

  LocalDate today() {
    return today;
  }

  /**
   * The names of as many addresses as can be had, in their order; those that have none are among
   * them, and those are not for which there was no answer.
   */
  Map<IpAddress, HostName> of(List<IpAddress> addresses) {
    int probes = Math.min(PROBES, addresses.size());
    var names = new HashMap<>(ask(addresses.subList(0, probes), PROBING));
    if (!names.isEmpty()) {
      names.putAll(ask(addresses.subList(probes, Math.min(MOST, addresses.size())), ASKING));
    }
    return names;
  }

  /** Who is asked too late is not waited for: a stub resolver's patience is longer than ours. */
  private Map<IpAddress, HostName> ask(List<IpAddress> addresses, Duration patience) {
    var names = new HashMap<IpAddress, HostName>();
    var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());
    try {
      var questions = addresses.stream().map(this::question).toList();
      var answers = threads.invokeAll(questions, patience.toMillis(), TimeUnit.MILLISECONDS);
      for (int i = 0; i < answers.size(); i++) {
        var address = addresses.get(i);
        answer(answers.get(i)).ifPresent(name -> names.put(address, name));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      threads.shutdownNow();
    }
    return names;
  }

  private Callable<Optional<HostName>> question(IpAddress address) {
    return () -> HostName.ask(address, dns, today);
  }

  private static Optional<HostName> answer(Future<Optional<HostName>> question)
      throws InterruptedException {
    try {
      return question.get();
    } catch (CancellationException | ExecutionException e) {
      return Optional.empty();
    }
  }
}
