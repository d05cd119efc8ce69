package mailauth.core.adoption;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import mailauth.core.catalog.Catalog;
import mailauth.core.config.MailConfig;
import mailauth.core.config.ProviderConfig;
import mailauth.core.config.Vocabulary;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.draft.Draft;
import mailauth.core.draft.Remarks;
import mailauth.core.mtasts.MtaStsPolicy;
import mailauth.core.recognition.TraceIndex;

/** Takes domains over as they stand, so that a plan finds nothing to change. */
public final class Adopter {
  private final Catalog catalog;
  private final TraceIndex index;
  private final Vocabulary vocabulary;
  private final Function<Name, Optional<MtaStsPolicy>> served;

  /**
   * An adopter.
   *
   * @param vocabulary what the YAML may say
   * @param served asks a name's web server for its MTA-STS policy
   */
  public Adopter(
      Catalog catalog,
      TraceIndex index,
      Vocabulary vocabulary,
      Function<Name, Optional<MtaStsPolicy>> served) {
    this.catalog = catalog;
    this.index = index;
    this.vocabulary = vocabulary;
    this.served = served;
  }

  /**
   * Takes over a domain and the names below it that speak of mail.
   *
   * @param provider where its DNS is kept
   */
  public Adoption adopt(Standing standing, ProviderConfig provider) {
    var trial = new Trial(standing, provider, vocabulary, catalog);
    var apex = name(standing.domain(), standing, trial, Set.of());
    var covered = new HashSet<>(apex.covered());
    var below = new LinkedHashMap<Name, NameAdoption>();
    for (var name : standing.mailNames()) {
      if (!covered.contains(new RRsetKey(name, RecordType.TXT))) {
        var adopted = name(name, standing, trial, covered);
        if (!adopted.isEmpty()) {
          below.put(name, adopted);
        }
      }
    }
    return adoption(trial, apex, below);
  }

  private NameAdoption name(Name name, Standing standing, Trial trial, Set<RRsetKey> covered) {
    return NameAdoption.of(name, standing, trial, index, covered, served);
  }

  private static Adoption adoption(Trial trial, NameAdoption apex, Map<Name, NameAdoption> below) {
    var subdomains = new LinkedHashMap<Name, MailConfig>();
    below.forEach((name, adopted) -> subdomains.put(name, adopted.config()));
    var domain = trial.domain(apex.config(), subdomains);
    var remarks = new Remarks();
    var path = Remarks.path("domains", domain.name().text());
    apex.notes().put(remarks, path, keys(apex.config()));
    below.forEach((name, adopted) ->
        adopted
            .notes()
            .put(
                remarks,
                Remarks.path(path, "subdomains", Draft.subdomain(name, domain.name())),
                keys(adopted.config())));
    var changes = trial.of(domain).map(Trial.Outcome::changes).orElse(List.of());
    return new Adoption(domain, remarks, changes);
  }

  /** The keys that a name's mapping will have, so that what is said of others stands above it. */
  private static List<String> keys(MailConfig mail) {
    var keys = new ArrayList<String>();
    if (!mail.senders().isEmpty()) {
      keys.add("senders");
    }
    mail.spf().ifPresent(spf -> keys.add("spf"));
    if (!mail.dkim().isEmpty()) {
      keys.add("dkim");
    }
    mail.dmarc().ifPresent(dmarc -> keys.add("dmarc"));
    mail.mtaSts().ifPresent(policy -> keys.add("mta-sts"));
    mail.tlsRpt().ifPresent(reports -> keys.add("tls-rpt"));
    mail.bimi().ifPresent(bimi -> keys.add("bimi"));
    if (!mail.dane().isEmpty()) {
      keys.add("dane");
    }
    return keys;
  }
}
