package mailauth.core.plan;

import java.util.Optional;
import mailauth.core.web.Fetched;

/** What web servers answer to who fetches a policy. */
final class Served {
  private Served() {}

  static Fetched policy(String text) {
    return new Fetched.Response(200, Optional.of("text/plain"), Optional.empty(), text, false);
  }

  static Fetched page(String text) {
    return new Fetched.Response(200, Optional.of("text/html"), Optional.empty(), text, false);
  }

  static Fetched status(int status) {
    return new Fetched.Response(
        status, Optional.empty(), Optional.of("https://www.example.com/"), "", false);
  }

  static Fetched failed(Fetched.Kind kind, String reason) {
    return new Fetched.Failed(kind, reason);
  }
}
