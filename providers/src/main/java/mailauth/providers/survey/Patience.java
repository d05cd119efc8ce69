package mailauth.providers.survey;

import java.time.Duration;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;

/** A resolver that is asked no more once the time for a domain is over. */
final class Patience implements Dns {
  private final Dns dns;
  private final Duration patience;
  private final long end;

  Patience(Dns dns, Duration patience) {
    this.dns = dns;
    this.patience = patience;
    this.end = System.nanoTime() + patience.toNanos();
  }

  @Override
  public Answer query(Name name, RecordType type) {
    return isOver()
        ? new Answer.Failed(
            "it was not asked any more, because DNS had not answered in %d seconds"
                .formatted(patience.toSeconds()))
        : dns.query(name, type);
  }

  boolean isOver() {
    return System.nanoTime() - end > 0;
  }
}
