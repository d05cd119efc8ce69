package mailauth.providers.simply;

import java.util.Optional;
import mailauth.core.json.JsonObject;
import mailauth.providers.http.Dialect;
import mailauth.providers.http.Response;

/** Simply.com repeats the status in its answers, and words errors in two ways. */
final class SimplyDialect implements Dialect {
  private static final int FIRST_ERROR = 300;

  @Override
  public Optional<String> complaint(Response response) {
    var json = response.json();
    return json.optionalText("error").or(() -> json.optionalText("message"));
  }

  @Override
  public Optional<String> refusal(Response success) {
    var json = success.json();
    return json.optionalText("error")
        .or(() ->
            status(json)
                .filter(status -> status >= FIRST_ERROR)
                .map(status ->
                    "%s (%d)".formatted(json.optionalText("message").orElse("no"), status)));
  }

  private static Optional<Long> status(JsonObject json) {
    return json.members().get("status") instanceof Number number
        ? Optional.of(number.longValue())
        : Optional.empty();
  }
}
