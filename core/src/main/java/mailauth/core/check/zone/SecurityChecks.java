package mailauth.core.check.zone;

import java.time.Duration;
import java.util.Comparator;
import mailauth.core.check.issue.Issues;
import mailauth.core.check.picture.Picture;
import mailauth.core.check.picture.Zone;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.lint.Severity;

/** DNSSEC and CAA. */
final class SecurityChecks {
  private static final Duration SOON = Duration.ofDays(3);
  private static final Duration LONG = Duration.ofDays(60);

  private SecurityChecks() {}

  static void run(Picture picture, Issues issues) {
    var zone = picture.zone();
    var soa = new RRsetKey(zone.apex(), RecordType.NS);
    switch (picture.validation().of(soa)) {
      case BOGUS ->
          issues.add(
              "DNS-008", soa, "a resolver that checks DNSSEC refuses the answers of this zone");
      case INSECURE -> issues.add("DNS-007", soa, "%s is not signed".formatted(zone.apex()));
      case SECURE, UNKNOWN -> {}
    }
    checkSignatures(picture, soa, issues);
    checkCaa(picture, issues);
  }

  private static void checkSignatures(Picture picture, RRsetKey key, Issues issues) {
    var signatures = picture.zone().signatures();
    signatures.stream()
        .min(Comparator.comparing(Zone.Signature::ends))
        .filter(first -> first.ends().isBefore(picture.taken().plus(SOON)))
        .ifPresent(first ->
            issues.add(
                "DNS-009",
                key,
                "the signature of %s %s ends at %s"
                    .formatted(first.name(), first.covers(), first.ends())));
    signatures.stream()
        .max(
            Comparator.comparing(
                signature -> Duration.between(signature.begins(), signature.ends())))
        .filter(last -> Duration.between(last.begins(), last.ends()).compareTo(LONG) > 0)
        .ifPresent(last ->
            issues.add(
                "DNS-009",
                key,
                "the signature of %s %s holds for %d days, so that old answers can be replayed"
                    .formatted(
                        last.name(),
                        last.covers(),
                        Duration.between(last.begins(), last.ends()).toDays())));
  }

  private static void checkCaa(Picture picture, Issues issues) {
    var caa = picture.zone().caa();
    if (caa.isEmpty() || picture.isParked()) {
      return;
    }
    var place = picture.domain().text() + " CAA";
    if (caa.get().stream().noneMatch(property -> property.tag().equals("issuemail"))) {
      issues.add(
          "DNS-010",
          Severity.INFO,
          place,
          "no CAA record says who may issue certificates for mail addresses");
    }
  }
}
