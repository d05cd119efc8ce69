package mailauth.core.guide;

import java.util.List;
import java.util.Optional;
import mailauth.core.dmarc.DmarcRecord;
import mailauth.core.recognition.Recognized;

/**
 * What DNS says of a domain before anything is declared.
 *
 * @param answered whether DNS said anything at all
 * @param services those that records give away, the certain ones first
 * @param hosts what the SPF record says of own hosts, as {@link Form.Hosts} takes it
 * @param includes what it includes of services that nobody knows
 * @param dmarc the policy that stands at the domain itself
 * @param takesNoMail whether the domain says so, by a null MX, or by neither MX nor sender
 */
public record Today(
    boolean answered,
    List<Recognized> services,
    List<String> hosts,
    List<String> includes,
    Optional<DmarcRecord> dmarc,
    boolean takesNoMail) {
  static final Today UNKNOWN =
      new Today(false, List.of(), List.of(), List.of(), Optional.empty(), false);

  public Today {
    services = List.copyOf(services);
    hosts = List.copyOf(hosts);
    includes = List.copyOf(includes);
  }

  /** What is known of one service. */
  Optional<Recognized> service(String id) {
    return services.stream().filter(seen -> seen.service().id().equals(id)).findFirst();
  }
}
