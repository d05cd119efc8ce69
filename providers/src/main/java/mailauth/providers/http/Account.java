package mailauth.providers.http;

import java.net.URI;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailauth.providers.http.HttpFault.Kind;
import mailauth.providers.http.Transport.NoResponse;

/**
 * A user's account with a host. All calls of a run to one account go through one bucket, and what
 * is safe to send again is sent again: what only reads, and what the host did not take up.
 */
public final class Account {
  private static final int MOST_PAGES = 10_000;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final int LONGEST_PAUSE = 4;

  private final Http http;
  private final Profile profile;
  private final TokenBucket bucket;
  private final Complaint complaint;

  public Account(Http http, Profile profile) {
    this.http = http;
    this.profile = profile;
    this.bucket = http.bucket(profile.url(), profile.credentials(), profile.rate());
    this.complaint = new Complaint(profile, http.secrets());
    http.secrets().add(profile.credentials().secrets());
  }

  /** The host's title. */
  @Override
  public String toString() {
    return profile.title();
  }

  /**
   * Makes a call.
   *
   * @throws HttpFault if the answer is not a success
   */
  public <T> T call(Call<T> call) throws HttpFault {
    var response = exchange(call);
    if (!response.isSuccess()) {
      throw complaint.refused(call.action(), response);
    }
    try {
      var refusal = profile.dialect().refusal(response);
      if (refusal.isPresent()) {
        throw complaint.refused(call.action(), response, refusal.get());
      }
      return call.answer().apply(response);
    } catch (IllegalArgumentException e) {
      throw complaint.unreadable(call.action(), response, e);
    }
  }

  /**
   * Makes a call for each page of a list.
   *
   * @throws HttpFault if one of them fails, or there are pages without end
   */
  public <T> List<T> pages(Call<Page<T>> first) throws HttpFault {
    var items = new ArrayList<T>();
    var call = first;
    for (int page = 0; page < MOST_PAGES; page++) {
      var part = call(call);
      items.addAll(part.items());
      if (part.next().isEmpty()) {
        return items;
      }
      call = new Call<>(first.action(), part.next().get(), first.answer());
    }
    throw complaint.endless(first.action());
  }

  /**
   * Makes a call that only reads, again and again until what it waits for is there.
   *
   * @param call its answer is empty as long as there is nothing yet
   * @throws HttpFault if it fails, or comes to nothing for longer than a run waits
   */
  public <T> T await(Call<Optional<T>> call) throws HttpFault {
    long began = http.pace().nanos();
    for (int attempt = 1; ; attempt++) {
      var outcome = call(call);
      if (outcome.isPresent()) {
        return outcome.get();
      }
      if (http.pace().nanos() - began > http.limits().longestWait().toNanos()) {
        throw complaint.unfinished(call.action(), http.limits().longestWait());
      }
      http.pace().sleep(pause(Math.min(attempt, LONGEST_PAUSE)));
    }
  }

  private Response exchange(Call<?> call) throws HttpFault {
    for (int attempt = 1; ; attempt++) {
      boolean last = attempt >= http.limits().attempts();
      try {
        var response = send(call.request(), attempt > 1);
        boolean throttled = throttles(response);
        boolean ill = response.status() >= 500 && call.request().repeatable();
        if (!throttled && !ill) {
          return response;
        }
        var wait = wish(response).orElse(pause(attempt));
        boolean tooLong = wait.compareTo(http.limits().longestWait()) > 0;
        if (throttled && (last || tooLong)) {
          throw complaint.throttled(
              call.action(), response, wish(response).map(Account::asks).orElse(""));
        }
        if (last || tooLong) {
          return response;
        }
        hold(throttled, wait);
      } catch (NoResponse e) {
        boolean safe = e.kind() == Kind.NOT_SENT || call.request().repeatable();
        if (last || !safe || e.kind() == Kind.UNREADABLE) {
          throw complaint.unanswered(call.action(), e);
        }
        http.pace().sleep(pause(attempt));
      }
    }
  }

  private Response send(Request request, boolean again) throws HttpFault, NoResponse {
    bucket.take();
    URI url = profile.url().resolve(request);
    var proof = profile.credentials().headers(request, url);
    http.secrets().add(profile.credentials().secrets());
    http.log().sent(request.method(), url, request.headers(), proof, request.content());
    var headers = new ArrayList<>(request.headers());
    headers.addAll(proof);
    http.traffic().sent(again);
    var response = http.transport().send(request.method(), url, headers, request.content());
    http.secrets().add(profile.dialect().secrets(response));
    http.log().received(response);
    return response;
  }

  private boolean throttles(Response response) {
    try {
      return profile.dialect().throttles(response);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** A host that throttles one call would throttle the others too. */
  private void hold(boolean throttled, Duration wait) {
    http.log().note("%s is asked again in %d ms".formatted(profile.title(), wait.toMillis()));
    if (throttled) {
      bucket.pause(wait);
    } else {
      http.pace().sleep(wait);
    }
  }

  private static Duration pause(int attempt) {
    return FIRST_PAUSE.multipliedBy(1L << (attempt - 1));
  }

  private static String asks(Duration wait) {
    return " and asks to wait %d s".formatted(wait.toSeconds());
  }

  /** How long the host wants us to wait (RFC 9110 section 10.2.3). */
  private Optional<Duration> wish(Response response) {
    try {
      return response
          .header("Retry-After")
          .flatMap(this::duration)
          .or(() -> profile.dialect().wish(response));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<Duration> duration(String text) {
    if (text.matches("[0-9]{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      var until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      var wait = Duration.between(http.pace().now(), until);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
