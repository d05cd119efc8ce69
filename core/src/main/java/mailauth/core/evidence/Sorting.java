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
 * of forwarding give no answer, the catalog's domains do.
 */
public final class Sorting {
  /** As in {@code co.uk} and {@code com.au}. */
  private static final int LONGEST_SECOND_LEVEL = 3;

  private final Roster roster;
  private final Catalog catalog;
  private final Map<Origin, Source> sorted = new HashMap<>();
  private @Nullable KnownServices services;

  public Sorting(Roster roster, Catalog catalog) {
    this.roster = roster;
    this.catalog = catalog;
  }

  /** What tells the source of a sighting, so that each is sorted once and not once a day. */
  private record Origin(
      IpAddress address,
      Optional<Envelope> envelope,
      List<Signature> signatures,
      boolean forwarded) {}

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

  /** Who sent the messages of a sighting. */
  public Source source(Sighting sighting) {
    boolean forwarded = sighting.override().filter(reason -> reason.isForwarding()).isPresent();
    var origin =
        new Origin(sighting.source(), sighting.envelope(), sighting.signatures(), forwarded);
    return sorted.computeIfAbsent(origin, this::sort);
  }

  private Source sort(Origin origin) {
    var signed = origin.signatures().stream().filter(Signature::passes).toList();
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
    if (origin.forwarded() || !by.isEmpty() || (ours && othersEnvelope(origin).isPresent())) {
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
        .or(() -> othersEnvelope(origin).flatMap(services::title));
  }

  private String who(Origin origin) {
    return othersEnvelope(origin)
        .map(Sorting::registered)
        .orElseGet(() -> neighbourhood(origin.address()));
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

  /** The envelope's domain where SPF passed for it and it is not the domain's own. */
  private Optional<Name> othersEnvelope(Origin origin) {
    return origin
        .envelope()
        .filter(envelope -> envelope.passes() && !envelope.domain().isWithin(roster.domain()))
        .map(Envelope::domain);
  }

  private KnownServices services() {
    if (services == null) {
      services = new KnownServices(catalog);
    }
    return services;
  }
}
