package mailauth.providers.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;
import mailauth.providers.http.HttpFault.Kind;
import okhttp3.EventListener;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * OkHttp, told to do no more than it is asked: it follows no redirect, since that would carry
 * credentials elsewhere, and repeats nothing, since only {@link Account} knows what may be
 * repeated.
 */
final class OkHttpTransport implements Transport {
  private final OkHttpClient client;
  private final Limits limits;

  /** Whether a request's first octet left, so that the other side may have seen it. */
  private static final class Progress extends EventListener {
    private volatile boolean sent;

    @Override
    public void requestHeadersStart(okhttp3.Call call) {
      sent = true;
    }
  }

  /**
   * @param adapt for tests, which trust certificates of their own
   */
  OkHttpTransport(Limits limits, UnaryOperator<OkHttpClient.Builder> adapt) {
    this.limits = limits;
    this.client =
        adapt
            .apply(new OkHttpClient.Builder())
            .callTimeout(limits.patience())
            .readTimeout(limits.patience())
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .build();
  }

  @Override
  public Response send(String method, URI url, List<Field> headers, Optional<Content> content)
      throws NoResponse {
    var progress = new Progress();
    var listening = client.newBuilder().eventListener(progress).build();
    try (var response = listening.newCall(request(method, url, headers, content)).execute()) {
      var octets = response.body().byteStream().readNBytes(limits.largestAnswer() + 1);
      if (octets.length > limits.largestAnswer()) {
        throw new NoResponse(
            Kind.UNREADABLE,
            "its answer is longer than %d MB".formatted(limits.largestAnswer() >> 20));
      }
      var fields = new ArrayList<Field>();
      response.headers().forEach(pair -> fields.add(new Field(pair.getFirst(), pair.getSecond())));
      return new Response(response.code(), fields, new String(octets, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new NoResponse(progress.sent ? Kind.IN_DOUBT : Kind.NOT_SENT, reason(e));
    }
  }

  private static okhttp3.Request request(
      String method, URI url, List<Field> headers, Optional<Content> content) {
    var request =
        new okhttp3.Request.Builder().url(url.toString()).method(method, body(method, content));
    headers.forEach(field -> request.header(field.name(), field.value()));
    return request.build();
  }

  private static @Nullable RequestBody body(String method, Optional<Content> content) {
    if (content.isPresent()) {
      var octets = content.get().text().getBytes(StandardCharsets.UTF_8);
      return RequestBody.create(octets, MediaType.get(content.get().type()));
    }
    return switch (method.toUpperCase(Locale.ROOT)) {
      case "POST", "PUT", "PATCH" -> RequestBody.create(new byte[0]);
      default -> null;
    };
  }

  private String reason(IOException fault) {
    return switch (fault) {
      case UnknownHostException e -> "its name has no address";
      case SSLException e -> "its certificate or TLS is not to be trusted (" + e.getMessage() + ")";
      case InterruptedIOException e ->
          "it did not answer within %d s".formatted(Math.max(1, limits.patience().toSeconds()));
      default -> "the connection failed (" + fault.getMessage() + ")";
    };
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
