package mailauth.providers.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import mailauth.providers.http.HttpFault.Kind;

/** Faults in plain sentences: who could not do what, why, and what helps. */
final class Complaint {
  private static final int LONGEST = 300;

  private final Profile profile;
  private final Secrets secrets;

  Complaint(Profile profile, Secrets secrets) {
    this.profile = profile;
    this.secrets = secrets;
  }

  HttpFault unanswered(String action, Transport.NoResponse reason) {
    return fault(reason.kind(), 0, action, reason.getMessage());
  }

  HttpFault unreadable(String action, Response response, IllegalArgumentException reason) {
    return fault(
        Kind.UNREADABLE,
        response.status(),
        action,
        "its answer makes no sense (%s)".formatted(reason.getMessage()));
  }

  HttpFault endless(String action) {
    return fault(Kind.UNREADABLE, 0, action, "it gives one page after another without end");
  }

  HttpFault unfinished(String action, Duration waited) {
    return fault(
        Kind.IN_DOUBT,
        0,
        action,
        "it began, and has not said within %d s that it is done".formatted(waited.toSeconds()));
  }

  /** An error inside an answer whose status says success. */
  HttpFault refused(String action, Response response, String words) {
    return fault(Kind.REFUSED, response.status(), action, "it says " + oneLine(words));
  }

  /** A host that wants to be asked again later than a run lasts. */
  HttpFault throttled(String action, Response response, String wait) {
    return fault(
        Kind.REFUSED,
        response.status(),
        action,
        "it takes no more calls for now%s; run again later".formatted(wait));
  }

  HttpFault refused(String action, Response response) {
    int status = response.status();
    var says = "%d%s".formatted(status, words(response));
    return switch (status) {
      case 401 -> refused(status, action, "it does not take the credentials (%s). %s", says);
      case 403 -> refused(status, action, "the credentials are not allowed to (%s). %s", says);
      case 404 ->
          fault(Kind.REFUSED, status, action, "it knows no such thing (%s)".formatted(says));
      default -> {
        if (status >= 300 && status < 400) {
          yield fault(Kind.REFUSED, status, action, elsewhere(response));
        }
        yield status >= 500
            ? fault(
                Kind.IN_DOUBT,
                status,
                action,
                "it is out of order (%s); run again later".formatted(says))
            : fault(Kind.REFUSED, status, action, "it refuses (%s)".formatted(says));
      }
    };
  }

  private HttpFault refused(int status, String action, String sentence, String says) {
    return fault(Kind.REFUSED, status, action, sentence.formatted(says, profile.advice()));
  }

  private static String elsewhere(Response response) {
    return "it sends us elsewhere (%d%s), where the credentials shall not go; check 'endpoint'"
        .formatted(
            response.status(), response.header("Location").map(to -> " to " + host(to)).orElse(""));
  }

  private static String host(String location) {
    try {
      var host = new URI(location).getHost();
      return host == null ? "another path" : host;
    } catch (URISyntaxException e) {
      return "no proper URL";
    }
  }

  private String words(Response response) {
    try {
      return profile.dialect().complaint(response).map(words -> ": " + oneLine(words)).orElse("");
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private HttpFault fault(Kind kind, int status, String action, String why) {
    var sentence = "%s could not %s: %s".formatted(profile.title(), action, why);
    return new HttpFault(kind, status, secrets.mask(sentence));
  }

  private static String oneLine(String words) {
    var line = words.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }
}
