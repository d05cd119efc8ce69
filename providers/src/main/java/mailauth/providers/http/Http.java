package mailauth.providers.http;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP of one run: what all its accounts share. OkHttp is loaded with the first request, which
 * is never where only files and DNS are read.
 */
public final class Http implements AutoCloseable {
  private final Limits limits;
  private final Pace pace;
  private final WireLog log;
  private final Secrets secrets = new Secrets();
  private final Map<Object, TokenBucket> buckets = new ConcurrentHashMap<>();
  private final ReentrantLock building = new ReentrantLock();
  private final Building build;
  private @Nullable Transport transport;

  @FunctionalInterface
  private interface Building {
    Transport transport();
  }

  private Http(Limits limits, Pace pace, Consumer<String> log, Building build) {
    this.limits = limits;
    this.pace = pace;
    this.build = build;
    this.log = new WireLog(log, secrets);
  }

  /** Says nothing of what it does. */
  public static Http silent() {
    return logging(line -> {});
  }

  /** Tells each request and answer, without secrets, line by line. */
  public static Http logging(Consumer<String> log) {
    return new Http(
        Limits.USUAL,
        Pace.real(),
        log,
        () -> new OkHttpTransport(Limits.USUAL, UnaryOperator.identity()));
  }

  /**
   * With limits, time and client of one's own, for tests.
   *
   * @param adapt changes how the client is built, for example whom it trusts
   */
  public static Http with(
      Limits limits, Pace pace, Consumer<String> log, UnaryOperator<OkHttpClient.Builder> adapt) {
    return new Http(limits, pace, log, () -> new OkHttpTransport(limits, adapt));
  }

  Limits limits() {
    return limits;
  }

  /** The time by which the run waits. */
  public Pace pace() {
    return pace;
  }

  WireLog log() {
    return log;
  }

  Secrets secrets() {
    return secrets;
  }

  /** Accounts of the same host with the same credentials share a bucket. */
  TokenBucket bucket(BaseUrl url, Credentials credentials, Optional<Rate> rate) {
    var account = Map.entry(url, credentials.secrets());
    return buckets.computeIfAbsent(
        account, key -> new TokenBucket(rate.orElse(Rate.perMinute(60_000)), pace));
  }

  Transport transport() {
    building.lock();
    try {
      var built = transport;
      if (built == null) {
        built = build.transport();
        transport = built;
      }
      return built;
    } finally {
      building.unlock();
    }
  }

  @Override
  public void close() {
    building.lock();
    try {
      if (transport != null) {
        transport.close();
      }
    } finally {
      building.unlock();
    }
  }
}
