package mailauth.providers.loopia;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import mailauth.core.json.JsonObject;
import mailauth.providers.http.Dialect;
import mailauth.providers.http.Response;
import mailauth.providers.http.XmlRpc;

/** Loopia's errors come with a status of 200: as a fault, as a word, or as a list of one word. */
final class LoopiaDialect implements Dialect {
  private static final Set<String> ERRORS =
      Set.of(
          "AUTH_ERROR",
          "DOMAIN_OCCUPIED",
          "RATE_LIMITED",
          "BAD_INDATA",
          "INSUFFICIENT_FUNDS",
          "UNKNOWN_ERROR");

  @Override
  public Optional<String> complaint(Response response) {
    var answer = XmlRpc.answer(response.text());
    return fault(answer)
        .map(fault -> "%s (%d)".formatted(fault.text("faultString").strip(), code(fault)))
        .or(() -> word(answer).filter(word -> !word.equals("OK")).map(LoopiaDialect::explained));
  }

  @Override
  public Optional<String> refusal(Response success) {
    return complaint(success);
  }

  @Override
  public boolean throttles(Response response) {
    if (response.status() == TOO_MANY_REQUESTS) {
      return true;
    }
    var answer = XmlRpc.answer(response.text());
    return fault(answer).filter(fault -> code(fault) == TOO_MANY_REQUESTS).isPresent()
        || word(answer).filter("RATE_LIMITED"::equals).isPresent();
  }

  private static Optional<JsonObject> fault(JsonObject answer) {
    return answer.optionalObject(XmlRpc.FAULT);
  }

  private static long code(JsonObject fault) {
    return fault.number("faultCode");
  }

  private static Optional<String> word(JsonObject answer) {
    return switch (answer.members().get(XmlRpc.VALUE)) {
      case String word -> Optional.of(word.strip());
      case List<?> list when list.size() == 1 && list.getFirst() instanceof String word ->
          Optional.of(word.strip()).filter(ERRORS::contains);
      case null, default -> Optional.empty();
    };
  }

  private static String explained(String word) {
    return word.equals("AUTH_ERROR")
        ? "AUTH_ERROR: check 'user' and 'password', and that the API user may call this method"
        : word;
  }
}
