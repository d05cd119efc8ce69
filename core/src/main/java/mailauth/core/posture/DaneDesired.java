package mailauth.core.posture;

import java.util.Optional;
import java.util.function.Consumer;
import mailauth.core.config.DaneConfig;
import mailauth.core.config.References;
import mailauth.core.dane.PinnedKey;
import mailauth.core.dane.ServerKey;
import mailauth.core.dns.Name;
import mailauth.core.dns.Rdata;
import mailauth.core.yaml.Problem;

/** The TLSA records that pin a mail host's keys (RFC 7672 section 3.1). */
final class DaneDesired {
  private DaneDesired() {}

  /**
   * The records, or a problem.
   *
   * @param domain whose zone the record goes to
   */
  static Optional<Desired> of(
      DaneConfig config,
      Name domain,
      Optional<Long> ttl,
      References references,
      Consumer<Problem> problems) {
    try {
      var host = config.host();
      if (!host.isWithin(domain)) {
        throw new IllegalArgumentException(
            "the host is not within %s, and its TLSA record belongs to the host's own zone;"
                    .formatted(domain)
                + " declare it at that domain");
      }
      var pinned =
          config.certificates().stream()
              .map(certificate -> pinned(references.resolve(certificate)))
              .toList();
      return Optional.of(new Desired.ServerKeys(host, ttl, pinned));
    } catch (References.Unresolved | IllegalArgumentException e) {
      problems.accept(
          new Problem(config.at(), "dane: %s: %s".formatted(config.host(), e.getMessage())));
      return Optional.empty();
    }
  }

  /** A record as DNS shows it, or what a certificate or key in PEM form makes. */
  private static Rdata.Tlsa pinned(String text) {
    return PinnedKey.parse(text).orElseGet(() -> ServerKey.ofPem(text).tlsa());
  }
}
