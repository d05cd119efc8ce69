package mailauth.core.spf.authorization;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;

/** Asks each question once; who asks again meanwhile waits for the first answer. */
public final class Memo implements Dns {
  private final Dns dns;
  private final ConcurrentMap<RRsetKey, CompletableFuture<Answer>> answers =
      new ConcurrentHashMap<>();

  public Memo(Dns dns) {
    this.dns = dns;
  }

  @Override
  public Answer query(Name name, RecordType type) {
    var own = new CompletableFuture<Answer>();
    var first = answers.putIfAbsent(new RRsetKey(name, type), own);
    if (first != null) {
      return first.join();
    }
    try {
      own.complete(dns.query(name, type));
    } finally {
      own.complete(new Answer.Failed("the question was never sent"));
    }
    return own.join();
  }
}
