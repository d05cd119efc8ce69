package mailauth.providers.namecheap;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import mailauth.providers.http.Dialect;
import mailauth.providers.http.Response;
import mailauth.providers.http.Xml;

/** Namecheap's errors come with a status of 200, but for too many calls, which are no method. */
final class NamecheapDialect implements Dialect {
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final String TOO_MANY = "500000";

  /** The address that calls is not on the account's list. */
  private static final String STRANGER = "1011150";

  /** What each answer is in. */
  static Xml answer(Response response) {
    return Xml.read(response.text(), "ApiResponse");
  }

  @Override
  public Optional<String> complaint(Response response) {
    return Optional.of(
            errors(response).stream().map(NamecheapDialect::words).collect(joining("; ")))
        .filter(words -> !words.isEmpty());
  }

  @Override
  public Optional<String> refusal(Response success) {
    var status = answer(success).attribute("Status");
    return status.equals("OK")
        ? Optional.empty()
        : Optional.of(complaint(success).orElse("a status of " + status));
  }

  @Override
  public boolean throttles(Response response) {
    return response.status() == METHOD_NOT_ALLOWED
        || response.status() == TOO_MANY_REQUESTS
        || errors(response).stream().anyMatch(error -> number(error).equals(TOO_MANY));
  }

  private static List<Xml> errors(Response response) {
    return answer(response).first("Errors").map(errors -> errors.all("Error")).orElse(List.of());
  }

  private static String words(Xml error) {
    var words = "%s (%s)".formatted(error.text().strip(), number(error));
    return number(error).equals(STRANGER)
        ? words + "; allow that address under Profile, Tools, API Access at Namecheap"
        : words;
  }

  private static String number(Xml error) {
    return error.attribute("Number");
  }
}
