package mailauth.providers.resolver;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;

/**
 * Asks each question once in a run, whatever the answer; who asks what is already under way waits
 * for it. A run of very many questions forgets answers, so that memory stays bounded.
 */
public final class CachingDns implements Dns {
  private static final int MAX_ANSWERS = 20_000;

  private final Dns dns;
  private final Map<RRsetKey, CompletableFuture<Answer>> answers = new ConcurrentHashMap<>();

  public CachingDns(Dns dns) {
    this.dns = dns;
  }

  @Override
  public Answer query(Name name, RecordType type) {
    var key = new RRsetKey(name, type);
    var asked = new CompletableFuture<Answer>();
    var before = answers.putIfAbsent(key, asked);
    if (before != null) {
      return before.join();
    }
    if (answers.size() > MAX_ANSWERS) {
      answers.clear();
    }
    try {
      asked.complete(dns.query(name, type));
    } catch (RuntimeException | Error e) {
      answers.remove(key);
      asked.completeExceptionally(e);
      throw e;
    }
    return asked.join();
  }
}
