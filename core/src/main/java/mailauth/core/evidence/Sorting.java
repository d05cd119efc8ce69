package mailauth.core.evidence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.catalog.Catalog;
import mailauth.core.dns.Name;
import mailauth.core.ip.Cidr;
import mailauth.core.ip.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * Tells who sent. Where the SPF ranges of declared senders, their DKIM keys and what receivers say
 * of forwarding give no answer, the catalog's domains do, and at last the names of addresses.
 */
public final class Sorting {
  /** As in {@code co.uk} and {@code com.au}. */
  private static final int LONGEST_SECOND_LEVEL = 3;

  private final Roster roster;
  private final Catalog catalog;
  private final Map<Origin, Source> sorted = new HashMap<>();
  private final Map<IpAddress, HostName> hosts = new HashMap<>();
  private @Nullable KnownServices services;

  public Sorting(Roster roster, Catalog catalog) {
    this.roster = roster;
    this.catalog = catalog;
  }

  /**
   * The evidence in some histories.
   *
   * @param histories of the roster's domain and of names below it
   */
  public Evidence evidence(Collection<History> histories) {
    var receipts = new ArrayList<Receipt>();
    var observations = new ArrayList<Observation>();
    var tlsReceipts = new ArrayList<Receipt>();
    var sessions = new HashMap<TlsSighting, Long>();
    histories.forEach(this::hosts);
    sorted.clear();
    for (var history : histories) {
      history
          .receipts()
          .forEach(r -> (r.kind() == Receipt.Kind.TLS ? tlsReceipts : receipts).add(r));
      history
          .messages()
          .forEach((sighting, messages) ->
              observations.add(new Observation(sighting, source(sighting), messages)));
      history.sessions().forEach((sighting, count) -> sessions.merge(sighting, count, Long::sum));
    }
    receipts.sort(null);
    tlsReceipts.sort(null);
    return new Evidence(
        roster.domain(), receipts, observations, new TlsEvidence(tlsReceipts, sessions));
  }

  private void hosts(History history) {
    history.hosts().forEach((address, host) -> hosts.merge(address, host, HostName::orLater));
  }

  /** Who sent the messages of a sighting. */
  public Source source(Sighting sighting) {
    return sorted.computeIfAbsent(Origin.of(sighting), this::sort);
  }

  private Source sort(Origin origin) {
    var signed = origin.valid();
    var here =
        roster.senders().stream().filter(sender -> sender.sendsFrom(origin.address())).toList();
    var by = roster.senders().stream().filter(sender -> sender.signed(signed)).toList();
    if (!here.isEmpty()) {
      var both = here.stream().filter(by::contains).findFirst();
      return new Source(Source.Kind.DECLARED, both.orElse(here.getFirst()).label());
    }
    // Without addresses of its own, a sender is where its signature is.
    var anywhere = by.stream().filter(sender -> sender.addresses().isEmpty()).findFirst();
    if (anywhere.isPresent() && !origin.forwarded()) {
      return new Source(Source.Kind.DECLARED, anywhere.get().label());
    }
    boolean ours = roster.senders().stream().anyMatch(s -> s.signed(origin.signatures()));
    if (origin.forwarded() || !by.isEmpty() || (ours && hasOthersEnvelope(origin))) {
      return new Source(Source.Kind.FORWARDER, who(origin));
    }
    return known(origin, signed)
        .map(title -> new Source(Source.Kind.KNOWN, title))
        .orElseGet(() -> new Source(Source.Kind.UNKNOWN, who(origin)));
  }

  private Optional<String> known(Origin origin, List<Signature> signed) {
    var services = services();
    return signed.stream()
        .map(Signature::domain)
        .flatMap(domain -> services.title(domain).stream())
        .findFirst()
        .or(() -> origin.othersEnvelope(roster.domain()).flatMap(services::title))
        .or(() -> host(origin).flatMap(services::titleOfHost));
  }

  private String who(Origin origin) {
    return origin
        .vouched(roster.domain())
        .map(Sorting::registered)
        .or(() -> host(origin).map(this::registrant))
        .orElseGet(() -> neighbourhood(origin.address()));
  }

  /** A forgotten server of one's own is named in full, others by who registered the name. */
  private String registrant(Name host) {
    return host.isWithin(roster.domain()) ? host.text() : registered(host);
  }

  private Optional<Name> host(Origin origin) {
    return Optional.ofNullable(hosts.get(origin.address())).flatMap(HostName::name);
  }

  /** What somebody registered, near enough to group by: {@code example.com}, {@code x.co.uk}. */
  private static String registered(Name name) {
    var labels = name.labels();
    int count = labels.size();
    boolean country =
        count > 2
            && labels.get(count - 1).length() == 2
            && labels.get(count - 2).length() <= LONGEST_SECOND_LEVEL;
    return String.join(".", labels.subList(Math.max(0, count - (country ? 3 : 2)), count));
  }

  /** Addresses of one network mostly have one owner. */
  private static String neighbourhood(IpAddress address) {
    return switch (address.family()) {
      case IPV4 -> new Cidr(address, 24).toString();
      case IPV6 -> new Cidr(address, 48).toString();
    };
  }

  private boolean hasOthersEnvelope(Origin origin) {
    return origin.othersEnvelope(roster.domain()).isPresent();
  }

  private KnownServices services() {
    if (services == null) {
      services = new KnownServices(catalog);
    }
    return services;
  }
}
