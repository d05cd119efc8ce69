package mailauth.providers.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A request, relative to an account's base URL.
 *
 * @param path segments joined by slashes and percent-encoded, without the first slash
 * @param repeatable whether it may be sent again when nobody knows whether it arrived
 */
public record Request(
    String method,
    String path,
    List<Field> query,
    List<Field> headers,
    Optional<Content> content,
    boolean repeatable) {

  public Request {
    query = List.copyOf(query);
    headers = List.copyOf(headers);
  }

  /** Asks; an empty last segment gives a path that ends in a slash. */
  public static Request get(String... segments) {
    return of("GET", segments).asRepeatable();
  }

  /** A request by any method, without content yet. */
  public static Request of(String method, String... segments) {
    var path = Arrays.stream(segments).map(Request::segment).collect(Collectors.joining("/"));
    return new Request(method, path, List.of(), List.of(), Optional.empty(), false);
  }

  /** With one more query parameter. */
  public Request with(String name, Object value) {
    return new Request(
        method, path, plus(query, name, value.toString()), headers, content, repeatable);
  }

  /** With another value for a query parameter that it has, or one more. */
  public Request set(String name, Object value) {
    var others = query.stream().filter(field -> !field.name().equals(name)).toList();
    return new Request(
        method, path, plus(others, name, value.toString()), headers, content, repeatable);
  }

  public Request withHeader(String name, String value) {
    return new Request(method, path, query, plus(headers, name, value), content, repeatable);
  }

  public Request with(Content brought) {
    return new Request(method, path, query, headers, Optional.of(brought), repeatable);
  }

  /** With a JSON object as its content. */
  public Request with(Map<String, ?> members) {
    return with(Content.json(members));
  }

  /** For requests that only read though their method is not GET. */
  public Request asRepeatable() {
    return new Request(method, path, query, headers, content, true);
  }

  /** The path with the query, as they go over the wire. */
  String target() {
    return query.isEmpty()
        ? path
        : query.stream()
            .map(field -> encode(field.name()) + "=" + encode(field.value()))
            .collect(Collectors.joining("&", path + "?", ""));
  }

  private static List<Field> plus(List<Field> fields, String name, String value) {
    var all = new ArrayList<>(fields);
    all.add(new Field(name, value));
    return all;
  }

  /** Percent-encoded but for what a segment may hold as it is (RFC 3986 section 3.3). */
  private static String segment(String text) {
    return encode(text).replace("%40", "@").replace("%3A", ":").replace("%2A", "*");
  }

  /** Percent-encoded but for the unreserved characters (RFC 3986 section 2.3). */
  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
