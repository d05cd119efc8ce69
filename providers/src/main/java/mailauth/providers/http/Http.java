package mailauth.providers.http;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;

/**
 * The HTTP of one run: what all its accounts share. OkHttp is loaded with the first request, which
 * is never where only files and DNS are read.
 */
public final class Http implements AutoCloseable {
  private final Limits limits;
  private final Pace pace;
  private final WireLog log;
  private final Secrets secrets;
  private final Map<Object, TokenBucket> buckets;
  private final LazyTransport transport;
  private final Traffic traffic;

  private Http(
      Limits limits,
      Pace pace,
      WireLog log,
      Secrets secrets,
      Map<Object, TokenBucket> buckets,
      LazyTransport transport,
      Traffic traffic) {
    this.limits = limits;
    this.pace = pace;
    this.log = log;
    this.secrets = secrets;
    this.buckets = buckets;
    this.transport = transport;
    this.traffic = traffic;
  }

  private static Http of(
      Limits limits, Pace pace, Consumer<String> log, UnaryOperator<OkHttpClient.Builder> adapt) {
    var secrets = new Secrets();
    return new Http(
        limits,
        pace,
        new WireLog(log, secrets),
        secrets,
        new ConcurrentHashMap<>(),
        new LazyTransport(() -> new OkHttpTransport(limits, adapt)),
        new Traffic());
  }

  /** The same, where what is sent is counted apart; closing either closes both. */
  public Http counting(Traffic apart) {
    return new Http(limits, pace, log, secrets, buckets, transport, apart);
  }

  /** Says nothing of what it does. */
  public static Http silent() {
    return logging(line -> {});
  }

  /** Tells each request and answer, without secrets, line by line. */
  public static Http logging(Consumer<String> log) {
    return of(Limits.USUAL, Pace.real(), log, UnaryOperator.identity());
  }

  /**
   * With limits, time and client of one's own, for tests.
   *
   * @param adapt changes how the client is built, for example whom it trusts
   */
  public static Http with(
      Limits limits, Pace pace, Consumer<String> log, UnaryOperator<OkHttpClient.Builder> adapt) {
    return of(limits, pace, log, adapt);
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
    return transport.get();
  }

  Traffic traffic() {
    return traffic;
  }

  @Override
  public void close() {
    transport.close();
  }
}
