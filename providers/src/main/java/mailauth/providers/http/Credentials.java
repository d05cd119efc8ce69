package mailauth.providers.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** What proves to a host who asks. */
public interface Credentials {

  /**
   * The headers that go with a request.
   *
   * @param url the request's, in full
   * @throws HttpFault if a token had to be fetched first and was not given
   */
  List<Field> headers(Request request, URI url) throws HttpFault;

  /** What must never be shown, in every form in which it travels. */
  Set<String> secrets();

  /** A header that holds a secret behind a few words, such as {@code "Bearer "}. */
  static Credentials header(String name, String before, String secret) {
    return fixed(new Field(name, before + secret), Set.of(secret));
  }

  /** A user and a password (RFC 7617). */
  static Credentials basic(String user, String password) {
    var pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    var encoded = Base64.getEncoder().encodeToString(pair);
    return fixed(new Field("Authorization", "Basic " + encoded), Set.of(password, encoded));
  }

  /** None in headers; what stands in the requests themselves is named, so that it is masked. */
  static Credentials inside(Set<String> secrets) {
    return new Fixed(List.of(), secrets);
  }

  private static Credentials fixed(Field header, Set<String> secrets) {
    return new Fixed(List.of(header), secrets);
  }

  /** The same for every request. */
  record Fixed(List<Field> headers, Set<String> secrets) implements Credentials {
    public Fixed {
      headers = List.copyOf(headers);
      secrets = Set.copyOf(secrets);
    }

    @Override
    public List<Field> headers(Request request, URI url) {
      return headers;
    }

    /** Without the secrets. */
    @Override
    public String toString() {
      return "credentials";
    }
  }
}
