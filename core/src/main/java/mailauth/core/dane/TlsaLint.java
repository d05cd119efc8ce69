package mailauth.core.dane;

import java.util.List;
import mailauth.core.dns.Rdata;
import mailauth.core.lint.Finding;
import mailauth.core.lint.Findings;

/** Judges one TLSA record of an MX host (RFC 7672 section 3.1). */
public final class TlsaLint {
  private static final String USAGES = "RFC 7672 section 3.1";
  private static final int SHA256_DIGITS = 64;
  private static final int SHA512_DIGITS = 128;

  private TlsaLint() {}

  /** What senders make of it; nothing to say of {@code 3 1 1} and {@code 2 1 1}. */
  public static List<Finding> lint(Rdata.Tlsa tlsa) {
    var findings = new Findings();
    if (tlsa.usage() < 2 || tlsa.usage() > 3) {
      findings.warning(
          "DANE-006",
          0,
          "usage %d is of no use for mail; use 3 (the server's own key)".formatted(tlsa.usage()),
          USAGES);
    }
    if (tlsa.selector() > 1) {
      findings.warning(
          "DANE-009",
          0,
          "selector %d is unknown; use 1 (the key)".formatted(tlsa.selector()),
          "RFC 6698 section 2.1.2");
    }
    checkDigest(tlsa, findings);
    return findings.list();
  }

  private static void checkDigest(Rdata.Tlsa tlsa, Findings findings) {
    int digits = tlsa.association().length();
    int expected =
        switch (tlsa.matchingType()) {
          case 1 -> SHA256_DIGITS;
          case 2 -> SHA512_DIGITS;
          default -> 0;
        };
    if (expected == 0) {
      findings.warning(
          "DANE-009",
          0,
          "matching type %d is of little use; use 1 (SHA2-256)".formatted(tlsa.matchingType()),
          "RFC 7671 section 5");
    } else if (digits != expected) {
      findings.warning(
          "DANE-009",
          0,
          "the digest has %d hexadecimal digits instead of %d; it matches nothing"
              .formatted(digits, expected),
          "RFC 6698 section 2.1.3");
    }
  }
}
