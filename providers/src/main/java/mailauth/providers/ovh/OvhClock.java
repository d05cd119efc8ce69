package mailauth.providers.ovh;

import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import mailauth.providers.http.Account;
import mailauth.providers.http.Call;
import mailauth.providers.http.HttpFault;
import mailauth.providers.http.Pace;
import mailauth.providers.http.Request;

/** The host's clock, asked for once, since it takes no signature from another time. */
final class OvhClock {
  private final Account anonymous;
  private final Pace pace;
  private final ReentrantLock asking = new ReentrantLock();
  private OptionalLong ahead = OptionalLong.empty();

  OvhClock(Account anonymous, Pace pace) {
    this.anonymous = anonymous;
    this.pace = pace;
  }

  /** Seconds since 1970. */
  long seconds() throws HttpFault {
    asking.lock();
    try {
      if (ahead.isEmpty()) {
        ahead = OptionalLong.of(theirs() - ours());
      }
      return ours() + ahead.getAsLong();
    } finally {
      asking.unlock();
    }
  }

  private long theirs() throws HttpFault {
    return anonymous.call(
        new Call<>(
            "tell the time",
            Request.get("auth", "time"),
            answer -> Long.parseLong(answer.text().strip())));
  }

  private long ours() {
    return pace.now().getEpochSecond();
  }
}
