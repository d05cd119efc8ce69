package mailauth.providers.porkbun;

import java.util.Optional;
import mailauth.providers.http.Dialect;
import mailauth.providers.http.Response;

/** Porkbun says in each answer whether it is a success. */
final class PorkbunDialect implements Dialect {
  @Override
  public Optional<String> complaint(Response response) {
    return response.json().optionalText("message");
  }

  @Override
  public Optional<String> refusal(Response success) {
    var status = success.json().text("status");
    return status.equals("SUCCESS")
        ? Optional.empty()
        : Optional.of(complaint(success).orElse(status));
  }
}
