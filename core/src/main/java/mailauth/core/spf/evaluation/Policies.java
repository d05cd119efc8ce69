package mailauth.core.spf.evaluation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mailauth.core.dns.Answer;
import mailauth.core.spf.PublishedSpf;

/** Reads the records in answers, and an answer that comes again only once. */
final class Policies {
  /** Enough for the trees of many domains, and little memory even for records of 64 KiB. */
  private static final int MAX_KEPT = 256;

  private final Map<Answer, PublishedSpf> kept = new ConcurrentHashMap<>();

  PublishedSpf in(Answer answer) {
    if (kept.size() >= MAX_KEPT) {
      kept.clear();
    }
    return kept.computeIfAbsent(answer, PublishedSpf::in);
  }
}
