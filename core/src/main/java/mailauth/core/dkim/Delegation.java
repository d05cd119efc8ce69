package mailauth.core.dkim;

import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.lint.Severity;

/** Whether the name to which a selector's CNAME points holds a key (RFC 6376 section 3.6.2.2). */
public sealed interface Delegation {

  /** One usable key stands there. */
  record Good(DkimPublicKey key) implements Delegation {}

  /**
   * Signatures would not verify.
   *
   * @param reason a sentence without a final stop
   */
  record Bad(String reason) implements Delegation {}

  /** DNS did not say. */
  record Unknown(String reason) implements Delegation {}

  /** Looks at the target. */
  static Delegation look(Dns dns, Name target) {
    return switch (dns.query(target, RecordType.TXT)) {
      case Answer.Failed(var reason) ->
          new Unknown("%s cannot be read: %s".formatted(target, reason));
      case Answer.NoName none -> new Bad(missing(target, "does not exist"));
      case Answer.NoData none -> new Bad(missing(target, "holds no key"));
      case Answer.Found found -> judge(target, found);
    };
  }

  private static String missing(Name target, String what) {
    return "the target %s %s, so no signature verifies; is it spelt as the service gave it, and has"
            .formatted(target, what)
        + " the service made the key?";
  }

  private static Delegation judge(Name target, Answer.Found found) {
    if (found.rrset().records().size() != 1) {
      return new Bad(
          "the target %s has %d TXT records; a key needs exactly one"
              .formatted(target, found.rrset().records().size()));
    }
    var reading = DkimRecord.parse(((Txt) found.rrset().records().getFirst()).text());
    if (reading.record().isRevoked()) {
      return new Bad("the key at the target %s is revoked".formatted(target));
    }
    var fault =
        reading.problems().stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .findFirst();
    return fault
        .<Delegation>map(finding ->
            new Bad("the target %s holds no good key: %s".formatted(target, finding.message())))
        .orElseGet(() ->
            reading
                .key()
                .<Delegation>map(Good::new)
                .orElseGet(() -> new Bad(missing(target, "holds no key"))));
  }
}
