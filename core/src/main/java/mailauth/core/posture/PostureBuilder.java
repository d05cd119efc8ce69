package mailauth.core.posture;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mailauth.core.catalog.Catalog;
import mailauth.core.config.DomainConfig;
import mailauth.core.config.MailConfig;
import mailauth.core.config.References;
import mailauth.core.config.SpfConfig;
import mailauth.core.dns.Name;
import mailauth.core.spf.flattening.FlatteningLock;
import mailauth.core.yaml.Problem;

/** Resolves what a domain declares into the records that say so. */
public final class PostureBuilder {
  private final Catalog catalog;
  private final References references;
  private final FlatteningLock lock;
  private final ReportReceivers receivers;
  private final Set<Name> declared;

  /**
   * A builder for domains that know of no others.
   *
   * @param references looks up what the YAML points at
   */
  public PostureBuilder(Catalog catalog, References references) {
    this(catalog, references, FlatteningLock.EMPTY);
  }

  /**
   * A builder for domains that know of no others.
   *
   * @param lock what is behind the includes that are flattened
   */
  public PostureBuilder(Catalog catalog, References references, FlatteningLock lock) {
    this(catalog, references, lock, List.of());
  }

  /**
   * A builder for domains that take each other's reports.
   *
   * @param domains all that the YAML declares
   */
  public PostureBuilder(
      Catalog catalog, References references, FlatteningLock lock, List<DomainConfig> domains) {
    this.catalog = catalog;
    this.references = references;
    this.lock = lock;
    this.receivers = new ReportReceivers(domains);
    this.declared = domains.stream().map(DomainConfig::name).collect(toUnmodifiableSet());
  }

  /** What became of a domain's declaration. */
  public sealed interface Result {
    record Built(Posture posture) implements Result {}

    /** Everything that is wrong; at least one. */
    record Rejected(List<Problem> problems) implements Result {}
  }

  public Result build(DomainConfig domain) {
    var problems = new ArrayList<Problem>();
    var zone = domain.name();
    var desired = new ArrayList<>(records(zone, zone, domain.mail(), problems));
    domain
        .subdomains()
        .forEach((name, mail) -> desired.addAll(records(zone, name, mail, problems)));
    desired.addAll(receivers.of(zone));
    var settled = Clashes.settle(domain.at(), OneSpfEach.of(desired), problems);
    return problems.isEmpty()
        ? new Result.Built(
            new Posture(zone, domain.provider(), settled, ladders(domain, settled), declared))
        : new Result.Rejected(List.copyOf(problems));
  }

  private static List<Ladder> ladders(DomainConfig domain, List<Desired> settled) {
    var ladders = new ArrayList<>(Ladders.of(domain.name(), domain.mail(), settled));
    domain.subdomains().forEach((name, mail) -> ladders.addAll(Ladders.of(name, mail, settled)));
    return ladders;
  }

  private List<Desired> records(Name zone, Name name, MailConfig mail, List<Problem> problems) {
    var ttl = mail.ttl().map(Duration::toSeconds);
    if (mail.parked()) {
      return Parked.records(name, ttl, mail.dmarc());
    }
    var desired = new ArrayList<>(sending(zone, name, mail, ttl, problems));
    desired.addAll(receiving(zone, name, mail, ttl, problems));
    mail.dmarc().ifPresent(dmarc -> desired.add(DmarcDesired.of(dmarc, name, ttl)));
    mail.bimi().ifPresent(bimi -> desired.add(BimiDesired.of(bimi, name, ttl)));
    return desired;
  }

  private List<Desired> sending(
      Name zone, Name name, MailConfig mail, Optional<Long> ttl, List<Problem> problems) {
    int faults = problems.size();
    var senders = new SenderRecords(catalog, references, zone, name, ttl, problems::add);
    mail.senders().forEach(senders::add);
    // A sender with a fault is not there to be found, and that need not be said twice.
    var wanted =
        problems.size() > faults
            ? List.<SpfConfig.Flatten>of()
            : mail.spf().map(SpfConfig::flatten).orElse(List.of());
    var flatten = new FlattenedIncludes(name, senders.spf(), lock).of(wanted, problems::add);
    var desired = new ArrayList<>(senders.records());
    // A template proposes a policy; the YAML's own is the decision.
    desired.removeIf(record -> record.purpose() == Purpose.DMARC && mail.dmarc().isPresent());
    for (var key : mail.dkim()) {
      DkimDesired.of(key, name, ttl, references, problems::add).ifPresent(desired::add);
    }
    if (!mail.senders().isEmpty() || mail.spf().isPresent()) {
      desired.add(
          new Desired.Spf(
              name,
              ttl,
              senders.spf(),
              mail.spf().flatMap(SpfConfig::leastAll),
              mail.spf().map(SpfConfig::merge).orElse(true),
              flatten));
    }
    return desired;
  }

  private List<Desired> receiving(
      Name zone, Name name, MailConfig mail, Optional<Long> ttl, List<Problem> problems) {
    var desired = new ArrayList<Desired>();
    mail.tlsRpt().ifPresent(reports -> desired.add(TlsRptDesired.of(reports, name, ttl)));
    mail.mtaSts().ifPresent(policy -> desired.add(MtaStsDesired.of(policy, name, ttl)));
    for (var host : mail.dane()) {
      DaneDesired.of(host, zone, ttl, references, problems::add).ifPresent(desired::add);
    }
    return desired;
  }
}
