package mailauth.core.check.zone;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import mailauth.core.bimi.BimiRecord;
import mailauth.core.check.issue.Evidence;
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
    boolean silent = caa.get().stream().noneMatch(property -> property.tag().equals("issuemail"));
    if (silent) {
      say("no CAA record says who may issue certificates for mail addresses", picture, issues);
    }
    boolean logo = BimiRecord.isBimi(String.join("", picture.texts(picture.txt("default._bimi"))));
    var marks = caa.get().stream().filter(property -> property.tag().equals("issuevmc")).toList();
    boolean forbidden =
        !marks.isEmpty() && marks.stream().allMatch(property -> property.value().startsWith(";"));
    if (logo && forbidden) {
      say("the CAA records let nobody issue a certificate for the logo", picture, issues);
    }
  }

  private static void say(String message, Picture picture, Issues issues) {
    var caa = picture.zone().caa().orElse(List.of());
    var said =
        caa.isEmpty()
            ? "no CAA"
            : caa.stream()
                .map(property -> "CAA %s \"%s\"".formatted(property.tag(), property.value()))
                .collect(Collectors.joining("\n"));
    issues.add(
        "DNS-010",
        Severity.INFO,
        picture.domain() + " CAA",
        message,
        new Evidence("resolver", said));
  }
}
