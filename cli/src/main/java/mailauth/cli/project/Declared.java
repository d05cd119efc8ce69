package mailauth.cli.project;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mailauth.core.config.DomainConfig;
import mailauth.core.config.ProviderConfig;
import mailauth.core.dns.Name;
import mailauth.core.evidence.Evidence;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.Overrides;
import mailauth.core.posture.Posture;
import mailauth.core.posture.PostureBuilder;
import mailauth.core.yaml.Problem;
import mailauth.providers.host.HostException;

/** What the YAML declares, as of a day: its domains, and the records that say so. */
final class Declared {
  private final Map<Name, DomainConfig> domains = new LinkedHashMap<>();
  private final Map<String, ProviderConfig> providers;
  private final PostureBuilder postures;
  private final LocalDate date;

  Declared(
      List<DomainConfig> domains,
      Map<String, ProviderConfig> providers,
      PostureBuilder postures,
      LocalDate date) {
    domains.forEach(domain -> this.domains.put(domain.name(), domain));
    this.providers = providers;
    this.postures = postures;
    this.date = date;
  }

  /**
   * What each selected domain declares, as records.
   *
   * @throws Faults if any of them declares what cannot be
   * @throws HostException if the selection names a domain that is not declared
   */
  List<Posture> postures(Selection selection) {
    var selected = new ArrayList<Posture>();
    var problems = new ArrayList<Problem>();
    for (var result : domains(selection).parallelStream().map(postures::build).toList()) {
      switch (result) {
        case PostureBuilder.Result.Built(var posture) -> selected.add(posture);
        case PostureBuilder.Result.Rejected(var why) -> problems.addAll(why);
      }
    }
    if (!problems.isEmpty()) {
      throw new Faults(problems);
    }
    return selected;
  }

  /** The same, where an override that has ended is an error, so that nobody forgets it. */
  List<Posture> current(Selection selection) {
    var over =
        domains(selection).stream()
            .flatMap(domain -> Overrides.over(domain, date).stream())
            .toList();
    if (!over.isEmpty()) {
      throw new Faults(over);
    }
    return postures(selection);
  }

  /** A plan with the gates that the YAML overrides marked. */
  DomainPlan overridden(DomainPlan plan) {
    var domain = domains.get(plan.domain());
    return Overrides.apply(domain == null ? List.of() : domain.overrides(), plan, date);
  }

  /** Evidence with its sources as the YAML explains them. */
  Evidence explained(Evidence evidence) {
    return evidence.explained(config(evidence.domain()).inventory().sources());
  }

  /** What the YAML says of a domain. */
  DomainConfig config(Name domain) {
    return Objects.requireNonNull(domains.get(domain));
  }

  /** The type of a provider. */
  String type(String provider) {
    var known = providers.get(provider);
    return known == null ? "unknown" : known.type();
  }

  private List<DomainConfig> domains(Selection selection) {
    check(selection, List.copyOf(domains.keySet()));
    return domains.values().stream().filter(domain -> selection.includes(domain.name())).toList();
  }

  /**
   * Refuses a selection that names what is not there.
   *
   * @throws HostException with the names
   */
  static void check(Selection selection, List<Name> domains) {
    var none = selection.selectingNone(domains);
    if (!none.isEmpty()) {
      throw new HostException("--domain: no domain here is called " + String.join(", ", none));
    }
  }
}
