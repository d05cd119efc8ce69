package mailauth.core.check.picture;

import java.util.List;
import mailauth.core.dns.Answer;
import mailauth.core.dns.RRsetKey;

/** The zone's own name servers. Blocking and safe to call from many threads. */
@FunctionalInterface
public interface Authorities {
  /**
   * What each server that serves the zone says, asked without any resolver between; none for names
   * outside the zone.
   */
  List<ServerAnswer> ask(RRsetKey key);

  /**
   * One server's answer.
   *
   * @param server by name and address
   */
  record ServerAnswer(String server, Answer answer) {}
}
