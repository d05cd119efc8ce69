package mailauth.core.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.ip.Cidr;
import mailauth.core.yaml.Position;

/** Someone who may send mail for the name. */
public sealed interface SenderConfig {
  Position at();

  SenderFacts facts();

  /**
   * A service of the catalog.
   *
   * @param variables the values that the catalog asks for, by its names
   * @param dkim CNAME targets by selector, in place of the catalog's
   * @param generation an older set of the catalog's records; empty for today's
   */
  record Service(
      Position at,
      String service,
      Map<String, String> variables,
      Map<String, Name> dkim,
      Optional<String> generation,
      SenderFacts facts)
      implements SenderConfig {
    /** A service of which people say nothing more. */
    public Service(
        Position at,
        String service,
        Map<String, String> variables,
        Map<String, Name> dkim,
        Optional<String> generation) {
      this(at, service, variables, dkim, generation, SenderFacts.NONE);
    }
  }

  /**
   * A service that a Domain Connect template describes.
   *
   * @param variables the values that the template asks for
   * @param groups the template's groups that are wanted; none for all
   */
  record Template(
      Position at,
      Reference.InFile file,
      Map<String, String> variables,
      List<String> groups,
      SenderFacts facts)
      implements SenderConfig {
    /** A template of which people say nothing more. */
    public Template(
        Position at, Reference.InFile file, Map<String, String> variables, List<String> groups) {
      this(at, file, variables, groups, SenderFacts.NONE);
    }
  }

  /** Own hosts: networks, names whose addresses may send, and the name's own MX hosts. */
  record Hosts(Position at, List<Cidr> ip, List<Name> a, boolean mx, SenderFacts facts)
      implements SenderConfig {
    /** Hosts of which people say nothing more. */
    public Hosts(Position at, List<Cidr> ip, List<Name> a, boolean mx) {
      this(at, ip, a, mx, SenderFacts.NONE);
    }
  }

  /** A sender that the catalog lacks, by its SPF include. */
  record Include(Position at, Name domain, SenderFacts facts) implements SenderConfig {
    /** An include of which people say nothing more. */
    public Include(Position at, Name domain) {
      this(at, domain, SenderFacts.NONE);
    }
  }
}
