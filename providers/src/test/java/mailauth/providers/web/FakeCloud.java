package mailauth.providers.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.json.JsonObject;
import mailauth.providers.conformance.Stage;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.DnsHost;
import mailauth.providers.host.HostType;
import mailauth.providers.host.Replacement;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/**
 * A host in memory that speaks a real host's wire format. A subclass says how that host writes
 * records and how it answers; what goes wrong on the way is said here.
 */
public abstract class FakeCloud implements Stage {
  /** The secret in every account's settings. */
  public static final String SECRET = "s3cr3t/t0ken+for&\"tests\"";

  private final MockWebServer server = new MockWebServer();
  private final HostType type;
  private final int apiSegments;
  private final String apiPath;
  private final Map<String, Zone> zones = new LinkedHashMap<>();
  private final List<Stored> records = new ArrayList<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedDeque<Function<Asked, Optional<MockResponse>>> troubles =
      new ConcurrentLinkedDeque<>();
  private int lastId = 1000;

  /**
   * @param apiPath where the API begins, such as {@code /client/v4}; empty text for the root
   */
  @SuppressWarnings("this-escape")
  protected FakeCloud(HostType type, String apiPath, Zone... zones) {
    this.type = type;
    this.apiPath = apiPath;
    this.apiSegments = (int) apiPath.chars().filter(c -> c == '/').count();
    for (var zone : zones) {
      this.zones.put(zone.apex().text(), zone);
    }
    for (var zone : zones) {
      seed(zone, zone.ns());
      zone.rrsets().forEach(rrset -> seed(zone, rrset));
    }
    start();
  }

  private void start() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return respond(Asked.of(request, apiSegments));
          }
        });
    try {
      server.start(InetAddress.getLoopbackAddress(), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Settings with {@link #SECRET} in them, but for the endpoint. */
  protected abstract Map<String, String> settings();

  /** Whether a request proves who asks. */
  protected abstract boolean isAuthorized(Asked request);

  /** The answer to a request that is authorized; called by one thread at a time. */
  protected abstract MockResponse answer(Asked request);

  /** An error as the host words it; {@code words} may hold anything. */
  public abstract MockResponse error(int status, String words);

  /** A record's content as the host keeps it. */
  protected abstract String content(Rdata data);

  /** What the host would serve of that content, by other means than the host's own code. */
  protected Rdata served(Stored record) {
    return Presentation.read(record.type(), record.content());
  }

  private synchronized MockResponse respond(Asked request) {
    asked.add(request);
    for (var trouble : troubles) {
      var response = trouble.apply(request);
      if (response.isPresent()) {
        return response.get();
      }
    }
    return isAuthorized(request) ? answer(request) : error(401, "who are you?");
  }

  private void seed(Zone zone, RRset rrset) {
    var name = rrset.name().text();
    for (var data : rrset.records()) {
      add(
          new Stored(
              nextId(),
              zone.apex().text(),
              zone.shouted() ? name.toUpperCase(Locale.ROOT) : name,
              rrset.type().name(),
              rrset.ttl(),
              content(data)));
    }
  }

  public final String nextId() {
    lastId++;
    return String.valueOf(lastId);
  }

  /** The zones' names, in the order in which they were made. */
  public final List<String> zoneNames() {
    return List.copyOf(zones.keySet());
  }

  public final synchronized List<Stored> records(String zone) {
    return records.stream().filter(each -> each.zone().equals(zone)).toList();
  }

  public final synchronized List<Stored> records(RRsetKey key) {
    return records.stream()
        .filter(each -> each.name().equalsIgnoreCase(key.name().text()))
        .filter(each -> each.type().equals(key.type().name()))
        .toList();
  }

  public final synchronized void add(Stored record) {
    records.add(record);
  }

  public final synchronized boolean remove(Stored record) {
    return records.remove(record);
  }

  /** Changes a record where it stands. */
  public final synchronized void change(Stored record, UnaryOperator<Stored> change) {
    records.set(records.indexOf(record), change.apply(record));
  }

  public final synchronized Optional<Stored> record(String id) {
    return records.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /** Gives an RRset these values, as if someone else had been there. */
  public final synchronized void overwrite(RRset rrset) {
    records(rrset.key()).forEach(this::remove);
    var zone =
        zones.values().stream().filter(each -> rrset.name().isWithin(each.apex())).findFirst();
    seed(zone.orElseThrow(), rrset);
  }

  /** Has the next requests of a kind answered by someone else: how many times, by what. */
  public final void trouble(int times, Predicate<Asked> of, Function<Asked, MockResponse> by) {
    var left = new AtomicInteger(times);
    troubles.add(request ->
        of.test(request) && left.getAndDecrement() > 0
            ? Optional.of(by.apply(request))
            : Optional.empty());
  }

  /** What the host answers without any trouble. */
  public final MockResponse calmly(Asked request) {
    return answer(request);
  }

  /** Everything that was asked so far. */
  public final List<Asked> asked() {
    return asked;
  }

  /** What is sent to make a change: method, target and body of each request that writes. */
  public final String written(Replacement change) {
    int before = asked.size();
    open().replace(List.of(change));
    return asked.stream()
        .skip(before)
        .filter(request -> !request.reads() && !request.path().getLast().equals("token"))
        .map(request -> "%s %s %s".formatted(request.method(), request.target(), request.body()))
        .collect(Collectors.joining());
  }

  /** Where the API begins. */
  public final URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getPort() + apiPath);
  }

  public final Opened opened() {
    return Opened.of(type, endpoint(), settings());
  }

  @Override
  public final DnsHost open() {
    return opened().host();
  }

  @Override
  public final List<Rdata> look(RRsetKey key) {
    return records(key).stream().map(this::served).toList();
  }

  @Override
  public final void close() {
    server.close();
  }

  protected static MockResponse json(int status, Map<String, ?> members) {
    return json(status, JsonObject.writeLine(members));
  }

  protected static MockResponse json(int status, String text) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json")
        .body(text)
        .build();
  }

  /** Objects as a JSON list. */
  protected static String list(List<? extends Map<String, ?>> objects) {
    return objects.stream().map(JsonObject::writeLine).collect(Collectors.joining(",", "[", "]"));
  }

  protected static MockResponse empty(int status) {
    return new MockResponse.Builder().code(status).build();
  }

  /** The part of a list that a page has; pages count from 1. */
  protected static <T> List<T> page(List<T> all, int page, int size) {
    int start = Math.min(all.size(), (page - 1) * size);
    return all.subList(start, Math.min(all.size(), start + size));
  }

  protected static int pages(List<?> all, int size) {
    return Math.max(1, (all.size() + size - 1) / size);
  }
}
