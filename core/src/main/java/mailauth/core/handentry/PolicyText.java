package mailauth.core.handentry;

import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.mtasts.MtaStsPolicy;
import mailauth.core.posture.Desired;

/**
 * An MTA-STS policy that a web server has to serve before its record is entered (RFC 8461).
 *
 * @param host the web server's name
 * @param url where senders fetch it
 * @param text its lines, each ended by CR LF
 * @param file where an apply would write it, as the YAML has it
 */
public record PolicyText(Name domain, Name host, String url, String text, Optional<String> file) {

  static PolicyText of(Desired.MtaSts policy) {
    return new PolicyText(
        policy.domain(),
        Name.of("mta-sts").under(policy.domain()),
        MtaStsPolicy.url(policy.domain()),
        policy.policy().text(),
        policy.file());
  }
}
