package mailauth.providers.inwx;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import mailauth.core.json.JsonObject;
import mailauth.providers.http.Dialect;
import mailauth.providers.http.Response;
import mailauth.providers.http.XmlRpc;

/** INWX's answers hold a code, of the kind that EPP has (RFC 5730 section 3). */
final class InwxDialect implements Dialect {
  private static final int FIRST_ERROR = 2000;
  private static final Set<Long> LOCKED_OUT = Set.of(2200L, 2201L);

  /**
   * What a call gave.
   *
   * @throws IllegalArgumentException if it is no answer to one
   */
  static JsonObject result(Response response) {
    return XmlRpc.answer(response.text()).object(XmlRpc.VALUE);
  }

  @Override
  public Optional<String> complaint(Response response) {
    var fault = XmlRpc.answer(response.text()).optionalObject(XmlRpc.FAULT);
    return Optional.of(
        fault
            .map(each -> "%s (%d)".formatted(each.text("faultString"), each.number("faultCode")))
            .orElseGet(() -> words(result(response))));
  }

  private static String words(JsonObject result) {
    var reason = result.optionalText("reason").map(": "::concat).orElse("");
    long code = result.number("code");
    return "%s (%d)%s%s"
        .formatted(
            result.text("msg"),
            code,
            reason,
            LOCKED_OUT.contains(code)
                ? "; check 'user' and 'password', and that the user may change name servers"
                : "");
  }

  @Override
  public Optional<String> refusal(Response success) {
    var answer = XmlRpc.answer(success.text());
    return answer.optionalObject(XmlRpc.FAULT).isPresent()
            || result(success).number("code") >= FIRST_ERROR
        ? complaint(success)
        : Optional.empty();
  }

  /** Sessions, which are handed out as cookies (RFC 6265 section 4.1). */
  static List<String> sessions(Response response) {
    return response.headers().stream()
        .filter(field -> field.name().equalsIgnoreCase("Set-Cookie"))
        .map(field -> field.value().split(";", 2)[0].strip())
        .toList();
  }

  @Override
  public Set<String> secrets(Response response) {
    return Set.copyOf(sessions(response));
  }
}
