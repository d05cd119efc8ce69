package mailauth.providers.web;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.RecordedRequest;

/**
 * What a server was asked.
 *
 * @param path decoded segments, below where the API begins
 * @param target as it went over the wire
 */
public record Asked(
    String method, List<String> path, String target, RecordedRequest request, String body) {

  static Asked of(RecordedRequest request, int apiSegments) {
    var segments = request.getUrl().pathSegments();
    var body = request.getBody() == null ? "" : request.getBody().utf8();
    return new Asked(
        request.getMethod(),
        segments.subList(Math.min(apiSegments, segments.size()), segments.size()),
        request.getTarget(),
        request,
        body);
  }

  /** Whether it is that method on that path, where {@code *} stands for one segment. */
  public boolean is(String wantedMethod, String... wantedPath) {
    if (!method.equals(wantedMethod) || path.size() != wantedPath.length) {
      return false;
    }
    for (int i = 0; i < wantedPath.length; i++) {
      if (!wantedPath[i].equals("*") && !wantedPath[i].equals(path.get(i))) {
        return false;
      }
    }
    return true;
  }

  public Optional<String> query(String name) {
    return Optional.ofNullable(request.getUrl().queryParameter(name));
  }

  public String header(String name) {
    return Optional.ofNullable(request.getHeaders().get(name)).orElse("");
  }

  public boolean reads() {
    return method.equals("GET");
  }

  /** The body as a JSON object. */
  public Map<String, Object> json() {
    try {
      return JSON.std.mapFrom(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The body as a JSON list of objects. */
  @SuppressWarnings("unchecked")
  public List<Map<String, Object>> jsonList() {
    try {
      return (List<Map<String, Object>>) (List<?>) JSON.std.listFrom(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
