package mailauth.cli.gitops;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A server that keeps comments, and answers what else it was told to; it writes down who asked. */
final class Forge implements AutoCloseable {
  private final HttpServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> tokens = new CopyOnWriteArrayList<>();
  private final List<String> sent = new CopyOnWriteArrayList<>();
  private final Map<String, Function<String, byte[]>> answers = new LinkedHashMap<>();

  /** The comments by number, in their order. */
  private final Map<Integer, String> comments = new LinkedHashMap<>();

  Forge() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  Map<Integer, String> comments() {
    return comments;
  }

  /** Methods and paths, in order. */
  List<String> asked() {
    return asked;
  }

  /** What each said of who asks. */
  List<String> tokens() {
    return tokens;
  }

  /** The bodies that were sent, in order, of those requests that have one. */
  List<String> sent() {
    return sent;
  }

  /** Answers a method and path with a text. */
  Forge answering(String request, String body) {
    answers.put(request, sent -> body.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  Forge answering(String request, byte[] body) {
    answers.put(request, sent -> body);
    return this;
  }

  /**
   * Keeps comments at a path: lists them there, takes new ones, and changes those at {@code one}.
   */
  Forge keepingComments(String path, String one, String change) {
    for (int page = 1; page <= 3; page++) {
      int from = (page - 1) * 100;
      answers.put(
          "GET %s?per_page=100&page=%d".formatted(path, page),
          sent -> json(list().stream().skip(from).limit(100).toList()));
    }
    answers.put("POST " + path, this::add);
    for (int id = 1; id <= 300; id++) {
      int number = id;
      answers.put(
          "%s %s/%d".formatted(change, one, id),
          sent -> json(comments.replace(number, body(sent)) == null ? "none" : "changed"));
    }
    return this;
  }

  private List<Map<String, Object>> list() {
    var list = new ArrayList<Map<String, Object>>();
    comments.forEach((id, body) -> list.add(Map.of("id", id, "body", body)));
    return list;
  }

  private byte[] add(String sent) {
    comments.put(comments.size() + 1, body(sent));
    return json(Map.of("id", comments.size()));
  }

  private static String body(String sent) {
    try {
      return (String) JSON.std.mapFrom(sent).get("body");
    } catch (IOException e) {
      throw new AssertionError(sent, e);
    }
  }

  private static byte[] json(Object value) {
    try {
      return JSON.std.asBytes(value);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    var request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    asked.add(request);
    tokens.addAll(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
    tokens.addAll(exchange.getRequestHeaders().getOrDefault("Private-Token", List.of()));
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (!body.isEmpty()) {
      sent.add(body);
    }
    var answer = answers.get(request);
    var said = answer == null ? new byte[0] : answer.apply(body);
    exchange.sendResponseHeaders(answer == null ? 404 : 200, said.length == 0 ? -1 : said.length);
    exchange.getResponseBody().write(said);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
