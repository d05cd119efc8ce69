package mailauth.providers.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import mailauth.core.json.JsonObject;
import mailauth.providers.conformance.Shared;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/**
 * A server that says what a real host once said, and compares what it is asked with what the host
 * was asked then: method, path, query and body, each octet but for the blanks in JSON. Where we ask
 * otherwise on purpose, the test says how.
 */
public final class Replay implements AutoCloseable {
  /** Said for the connection only, and not by us. */
  private static final Set<String> HOP_BY_HOP =
      Set.of("transfer-encoding", "content-length", "connection", "content-encoding", "keep-alive");

  private final MockWebServer server = new MockWebServer();
  private final List<Exchange> played;
  private final String basePath;

  /** A request as it was recorded, and the answer. */
  private record Exchange(String method, String target, String body, JsonObject response) {
    static Exchange of(JsonObject interaction) {
      var request = interaction.object("request");
      var uri = request.text("uri");
      int path = uri.indexOf('/', uri.indexOf("://") + 3);
      return new Exchange(
          request.text("method"),
          uri.substring(path),
          request.optionalText("body").filter(body -> !body.equals("{}")).orElse(""),
          interaction.object("response"));
    }

    Exchange withTarget(UnaryOperator<String> change) {
      return new Exchange(method, change.apply(target), body, response);
    }

    Exchange withBody(UnaryOperator<String> change) {
      boolean hasNone = body.isEmpty() && !method.equals("POST");
      return new Exchange(method, target, hasNone ? body : change.apply(body), response);
    }

    MockResponse answer() {
      var answer = new MockResponse.Builder().code((int) response.number("status"));
      response
          .object("headers")
          .members()
          .forEach((name, values) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
              ((List<?>) values).forEach(value -> answer.addHeaderLenient(name, value));
            }
          });
      return answer.body(response.optionalText("body").orElse("")).build();
    }
  }

  private Replay(List<Exchange> exchanges, String basePath) {
    this.played = exchanges;
    this.basePath = basePath;
  }

  /**
   * Plays parts of a recording.
   *
   * @param basePath where the API begins, such as {@code /client/v4}
   * @param test the recording's name, without what all have in common
   * @param parts which of its exchanges, counted from 0
   */
  public static Replay of(String host, String basePath, String test, int... parts) {
    var file = file(host, test);
    var all = JsonObject.read(Shared.text(file)).objects("interactions");
    var exchanges = Arrays.stream(parts).mapToObj(all::get).map(Exchange::of).toList();
    return new Replay(new ArrayList<>(exchanges), basePath);
  }

  /** A host with recordings of several of its APIs is named with the folder of one. */
  private static String file(String host, String test) {
    var folder = host.contains("/") ? host : host + "/IntegrationTests";
    return "recordings/http/%s/test_provider_%s.json".formatted(folder, test);
  }

  /** The parts of a recording that are made by these methods, in order. */
  public static int[] parts(String host, String test, String... methods) {
    var file = file(host, test);
    var all = JsonObject.read(Shared.text(file)).objects("interactions");
    return IntStream.range(0, all.size())
        .filter(i -> List.of(methods).contains(all.get(i).object("request").text("method")))
        .toArray();
  }

  /** We ask for another path or query than was recorded, because {@code why}. */
  public Replay askingFor(String why, UnaryOperator<String> change) {
    assertThat(why).isNotBlank();
    played.replaceAll(exchange -> exchange.withTarget(change));
    return this;
  }

  /** We send another body than was recorded, because {@code why}. */
  public Replay sending(String why, UnaryOperator<String> change) {
    assertThat(why).isNotBlank();
    played.replaceAll(exchange -> exchange.withBody(body -> change.apply(compact(body))));
    return this;
  }

  /** Starts to play. */
  public Replay start() {
    try {
      played.forEach(exchange -> server.enqueue(exchange.answer()));
      server.start(InetAddress.getLoopbackAddress(), 0);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the API begins. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getPort() + basePath);
  }

  /**
   * Checks that all was asked as it was recorded, and how it proved who asks.
   *
   * @param headers by name, the shape of what stands in them
   */
  public void assertAsked(Map<String, String> headers) {
    for (var exchange : played) {
      var request = take();
      assertThat(request.getMethod() + " " + request.getTarget())
          .isEqualTo(exchange.method() + " " + exchange.target());
      var body = request.getBody() == null ? "" : request.getBody().utf8();
      assertThat(compact(body)).isEqualTo(compact(exchange.body()));
      if (!body.isEmpty()) {
        assertThat(request.getHeaders().get("Content-Type")).contains(contentType(body));
      }
      var shown = new HashMap<String, String>();
      headers.keySet().forEach(name -> shown.put(name, request.getHeaders().get(name)));
      assertThat(shown).isEqualTo(headers);
    }
    assertThat(server.getRequestCount()).isEqualTo(played.size());
  }

  private static String contentType(String body) {
    if (body.startsWith("<")) {
      return "xml";
    }
    return body.startsWith("{") || body.startsWith("[")
        ? "application/json"
        : "application/x-www-form-urlencoded";
  }

  private RecordedRequest take() {
    try {
      var request = server.takeRequest(1, TimeUnit.SECONDS);
      assertThat(request).as("another request").isNotNull();
      return request;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** JSON without the blanks that the recorded client put in; other text as it is. */
  private static String compact(String body) {
    if (!body.startsWith("{") && !body.startsWith("[")) {
      return body;
    }
    try {
      return JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES).asString(JSON.std.anyFrom(body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
