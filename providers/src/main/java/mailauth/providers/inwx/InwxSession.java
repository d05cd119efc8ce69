package mailauth.providers.inwx;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.providers.http.Account;
import mailauth.providers.http.Call;
import mailauth.providers.http.Content;
import mailauth.providers.http.FetchedToken;
import mailauth.providers.http.Field;
import mailauth.providers.http.HttpFault;
import mailauth.providers.http.Pace;
import mailauth.providers.http.Request;
import mailauth.providers.http.Response;
import mailauth.providers.http.XmlRpc;

/** Logs in, with a one-time password where the account asks for one; the session is a cookie. */
final class InwxSession implements FetchedToken.Source {
  private static final Duration LIFE = Duration.ofMinutes(12);
  private static final String COOKIE = "Cookie";
  private static final String NO_SECOND_FACTOR = "0";

  private final Account account;
  private final Pace pace;
  private final String user;
  private final String password;
  private final Optional<OneTimePassword> passwords;

  /** A session, and what it still needs. */
  private record Opening(String cookie, String secondFactor) {}

  InwxSession(
      Account account,
      Pace pace,
      String user,
      String password,
      Optional<OneTimePassword> passwords) {
    this.account = account;
    this.pace = pace;
    this.user = user;
    this.password = password;
    this.passwords = passwords;
  }

  /** How a session goes with a request. */
  static Field header(String session) {
    return new Field(COOKIE, session);
  }

  static Request request(String method, Map<String, ?> parameters) {
    return Request.of("POST", "xmlrpc", "")
        .with(new Content("text/xml", XmlRpc.call(method, List.of(parameters))));
  }

  @Override
  public FetchedToken.Token fetch() throws HttpFault {
    var parameters = new LinkedHashMap<String, Object>();
    parameters.put("lang", "en");
    parameters.put("user", user);
    parameters.put("pass", password);
    var opening =
        account.call(
            new Call<>(
                "log in",
                request("account.login", parameters).asRepeatable(),
                InwxSession::opening));
    if (!opening.secondFactor().equals(NO_SECOND_FACTOR)) {
      unlock(opening.cookie());
    }
    return new FetchedToken.Token(opening.cookie(), LIFE);
  }

  private static Opening opening(Response response) {
    var cookies = InwxDialect.sessions(response);
    if (cookies.isEmpty()) {
      throw new IllegalArgumentException("it gives no session");
    }
    var factor =
        InwxDialect.result(response)
            .optionalObject("resData")
            .map(data -> data.members().get("tfa"))
            .map(String::valueOf);
    return new Opening(String.join("; ", cookies), factor.orElse(NO_SECOND_FACTOR));
  }

  /** A password that was used by a run a moment ago is not taken again, but the next one is. */
  private void unlock(String cookie) throws HttpFault {
    var source =
        passwords.orElseThrow(() ->
            new HttpFault(
                HttpFault.Kind.REFUSED,
                0,
                "INWX asks for a one-time password: give 'shared-secret', which it showed when"
                    + " they were switched on"));
    try {
      unlock(cookie, source.at(pace.now()));
    } catch (HttpFault e) {
      if (e.kind() != HttpFault.Kind.REFUSED) {
        throw e;
      }
      pace.sleep(OneTimePassword.untilNext(pace.now()));
      unlock(cookie, source.at(pace.now()));
    }
  }

  private void unlock(String cookie, String password) throws HttpFault {
    var request = request("account.unlock", Map.of("tan", password)).withHeader(COOKIE, cookie);
    account.call(Call.plain("log in with a one-time password", request));
  }
}
