package mailauth.providers.http;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A token that is fetched when first needed, and again before it runs out. */
public final class FetchedToken implements Credentials {
  private static final Duration RESERVE = Duration.ofMinutes(2);

  private final Set<String> standing;
  private final Pace pace;
  private final Source source;
  private final Function<String, Field> header;
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile @Nullable Held held;

  /** Where tokens come from. */
  @FunctionalInterface
  public interface Source {
    Token fetch() throws HttpFault;
  }

  /** A token and how long it is good. */
  public record Token(String text, Duration life) {

    /** Reads a token as OAuth words it (RFC 6749 section 5.1). */
    public static Token read(Response answer) {
      var json = answer.json();
      return new Token(json.text("access_token"), Duration.ofSeconds(json.number("expires_in")));
    }

    /** Without the token. */
    @Override
    public String toString() {
      return "token";
    }
  }

  /** How an authorization server speaks (RFC 6749 section 5.2). */
  public static final Dialect OAUTH =
      new Dialect() {
        @Override
        public Optional<String> complaint(Response response) {
          return response
              .json()
              .optionalText("error_description")
              .or(() -> response.json().optionalText("error"));
        }

        @Override
        public Set<String> secrets(Response response) {
          try {
            return response.json().optionalText("access_token").map(Set::of).orElse(Set.of());
          } catch (IllegalArgumentException e) {
            return Set.of();
          }
        }
      };

  private record Held(String token, long until) {}

  /**
   * A bearer token (RFC 6750).
   *
   * @param standing secrets that do not change, such as what tokens are asked for with
   */
  public FetchedToken(Set<String> standing, Pace pace, Source source) {
    this(standing, pace, source, token -> new Field("Authorization", "Bearer " + token));
  }

  /**
   * @param header how a token goes with a request
   */
  public FetchedToken(
      Set<String> standing, Pace pace, Source source, Function<String, Field> header) {
    this.standing = Set.copyOf(standing);
    this.pace = pace;
    this.source = source;
    this.header = header;
  }

  @Override
  public List<Field> headers(Request request, URI url) throws HttpFault {
    fetching.lock();
    try {
      var now = held;
      if (now == null || now.until() - pace.nanos() <= 0) {
        long asked = pace.nanos();
        var token = source.fetch();
        now = new Held(token.text(), asked + token.life().minus(RESERVE).toNanos());
        held = now;
      }
      return List.of(header.apply(now.token()));
    } finally {
      fetching.unlock();
    }
  }

  @Override
  public Set<String> secrets() {
    var now = held;
    if (now == null) {
      return standing;
    }
    var all = new HashSet<>(standing);
    all.add(now.token());
    return Set.copyOf(all);
  }
}
