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
      Optional<String> generation)
      implements SenderConfig {}

  /**
   * A service that a Domain Connect template describes.
   *
   * @param variables the values that the template asks for
   * @param groups the template's groups that are wanted; none for all
   */
  record Template(
      Position at, Reference.InFile file, Map<String, String> variables, List<String> groups)
      implements SenderConfig {}

  /** Own hosts: networks, names whose addresses may send, and the name's own MX hosts. */
  record Hosts(Position at, List<Cidr> ip, List<Name> a, boolean mx) implements SenderConfig {}

  /** A sender that the catalog lacks, by its SPF include. */
  record Include(Position at, Name domain) implements SenderConfig {}
}
