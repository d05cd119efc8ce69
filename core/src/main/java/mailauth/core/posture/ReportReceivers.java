package mailauth.core.posture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.config.DmarcConfig;
import mailauth.core.config.DomainConfig;
import mailauth.core.config.MailConfig;
import mailauth.core.dmarc.ReportAuthorization;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.tags.ReportUri;

/**
 * The records by which declared domains agree to take the reports of other declared domains (RFC
 * 9990 section 4).
 */
final class ReportReceivers {
  private final Map<Name, DomainConfig> domains = new HashMap<>();
  private final Map<Name, Map<RRsetKey, Desired>> byZone = new HashMap<>();

  ReportReceivers(List<DomainConfig> all) {
    all.forEach(domain -> domains.put(domain.name(), domain));
    all.forEach(this::add);
  }

  /** What a domain's zone needs on behalf of others. */
  List<Desired> of(Name zone) {
    return new ArrayList<>(byZone.getOrDefault(zone, Map.of()).values());
  }

  private void add(DomainConfig domain) {
    add(domain.name(), domain.name(), domain.mail());
    domain.subdomains().forEach((name, mail) -> add(domain.name(), name, mail));
  }

  private void add(Name zone, Name name, MailConfig mail) {
    for (var dmarc : mail.dmarc().stream().toList()) {
      addresses(dmarc).forEach(uri -> uri.host().ifPresent(host -> agree(zone, name, host)));
    }
  }

  private static Stream<ReportUri> addresses(DmarcConfig dmarc) {
    return Stream.concat(dmarc.reports().stream(), dmarc.failureReports().stream())
        .map(ReportUri::of);
  }

  private void agree(Name zone, Name name, Name host) {
    var receiver = declared(host);
    boolean sameOrganization =
        receiver.map(r -> r.name().isWithin(zone) || zone.isWithin(r.name())).orElse(true);
    if (sameOrganization) {
      return;
    }
    try {
      var key = new RRsetKey(ReportAuthorization.owner(name, host), RecordType.TXT);
      var ttl = receiver.get().mail().ttl().map(Duration::toSeconds);
      byZone
          .computeIfAbsent(receiver.get().name(), z -> new LinkedHashMap<>())
          .put(
              key,
              new Desired.Value(
                  key,
                  Purpose.REPORT_AUTHORIZATION,
                  ttl,
                  ReportAuthorization.record(),
                  name.text()));
    } catch (InvalidName tooLong) {
      // No such record can be: the plan says that the reports will not come.
    }
  }

  private Optional<DomainConfig> declared(Name host) {
    for (var above = Optional.of(host); above.isPresent(); above = above.get().parent()) {
      var domain = domains.get(above.get());
      if (domain != null) {
        return Optional.of(domain);
      }
    }
    return Optional.empty();
  }
}
