package mailauth.core.guide;

import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;

/** What the guide looks up between two questions. The same question has the same answer. */
public interface World {
  /** The name servers of a domain's zone; none where DNS does not say. */
  List<Name> nameServers(Name domain);

  /**
   * What stands for a domain today.
   *
   * @param folder of zone files, where the domain's zone is in one of them
   */
  Today today(Name domain, Optional<String> folder);
}
