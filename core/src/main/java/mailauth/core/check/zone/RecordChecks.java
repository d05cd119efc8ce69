package mailauth.core.check.zone;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mailauth.core.check.issue.Issues;
import mailauth.core.check.picture.Picture;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.posture.Desired;

/** The mail records as the zone has them: their TTL, wildcards, and what each server says. */
final class RecordChecks {
  private static final long LONG_TTL = 3600;
  private static final List<String> NAMES =
      List.of("", "_dmarc", "_mta-sts", "_smtp._tls", "default._bimi");

  private final Picture picture;
  private final Issues issues;

  private RecordChecks(Picture picture, Issues issues) {
    this.picture = picture;
    this.issues = issues;
  }

  static void run(Picture picture, Issues issues) {
    var checks = new RecordChecks(picture, issues);
    NAMES.forEach(labels -> checks.checkTtl(picture.txt(labels)));
    checks.checkTtl(new RRsetKey(picture.domain(), RecordType.MX));
    NAMES.stream()
        .filter(labels -> !labels.isEmpty())
        .forEach(labels -> checks.checkAgreement(picture.txt(labels)));
    checks.checkWildcard();
    checks.checkDeclared();
  }

  /** The servers know the whole TTL; a resolver's has begun to run. */
  private void checkTtl(RRsetKey key) {
    picture.authorities().ask(key).stream()
        .flatMap(at ->
            at.answer() instanceof Answer.Found found
                ? Stream.of(found.rrset().ttl())
                : Stream.<Long>of())
        .max(Long::compare)
        .filter(ttl -> ttl > LONG_TTL)
        .ifPresent(
            ttl -> issues.add("DNS-012", key, "%s has a TTL of %d seconds".formatted(key, ttl)));
  }

  private void checkAgreement(RRsetKey key) {
    var answers = picture.authorities().ask(key);
    var kinds =
        answers.stream()
            .filter(at -> !(at.answer() instanceof Answer.Failed))
            .map(at -> Set.copyOf(at.answer().records()))
            .distinct()
            .count();
    if (kinds > 1) {
      issues.add(
          "DNS-018",
          key,
          "the name servers give %d different answers for %s".formatted(kinds, key));
    }
  }

  /** What the provider has as declared must be what the servers answer. */
  private void checkDeclared() {
    for (var declared : picture.declared().stream().toList()) {
      for (var wanted : declared.desired()) {
        boolean settled = !declared.after().containsKey(wanted.key());
        if (settled && !values(wanted).stream().allMatch(value -> isServed(wanted.key(), value))) {
          issues.add(
              "DNS-015",
              wanted.key(),
              "the provider has %s, but a name server does not".formatted(wanted.key()));
        }
      }
    }
  }

  /** What an SPF record shall say in full, only the plan knows. */
  private static List<? extends Rdata> values(Desired desired) {
    return switch (desired) {
      case Desired.Value value -> List.of(value.data());
      case Desired.MtaSts policy -> List.of(policy.data());
      case Desired.ServerKeys keys -> keys.keys();
      case Desired.Spf spf -> List.of();
    };
  }

  private boolean isServed(RRsetKey key, Rdata value) {
    return picture.authorities().ask(key).stream()
        .map(at -> at.answer())
        .filter(answer -> !(answer instanceof Answer.Failed))
        .allMatch(answer -> answer.records().contains(value));
  }

  private void checkWildcard() {
    var nobody = Picture.nobodyBelow(picture.domain());
    var text = picture.ask(nobody, RecordType.TXT);
    var alias = picture.ask(nobody, RecordType.CNAME);
    boolean covers = text instanceof Answer.Found || alias instanceof Answer.Found;
    if (!covers) {
      return;
    }
    var covered =
        NAMES.stream()
            .filter(labels -> !labels.isEmpty())
            .map(picture::txt)
            .filter(key -> picture.ask(key).records().equals(text.records()))
            .map(key -> key.name().text())
            .collect(Collectors.joining(", "));
    if (!covered.isEmpty() && !text.records().isEmpty()) {
      issues.add(
          "DNS-013",
          new RRsetKey(Name.of("*").under(picture.domain()), RecordType.TXT),
          "a wildcard answers for %s".formatted(covered));
    }
  }
}
