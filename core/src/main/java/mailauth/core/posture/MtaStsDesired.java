package mailauth.core.posture;

import java.util.Optional;
import mailauth.core.config.MtaStsConfig;
import mailauth.core.dns.Name;
import mailauth.core.mtasts.Mode;
import mailauth.core.mtasts.MtaStsPolicy;
import mailauth.core.mtasts.MxPattern;

/** The record that announces a policy, and the policy (RFC 8461 section 3). */
final class MtaStsDesired {
  private MtaStsDesired() {}

  static Desired of(MtaStsConfig config, Name name, Optional<Long> ttl) {
    return at(config.mode(), config, name, ttl);
  }

  /** The record of one stage of a rollout. */
  static Desired at(Mode mode, MtaStsConfig config, Name name, Optional<Long> ttl) {
    return new Desired.MtaSts(name, ttl, policy(mode, config), config.policyFile());
  }

  private static MtaStsPolicy policy(Mode mode, MtaStsConfig config) {
    // The YAML takes host names and no others, so that each is a pattern.
    var mx = config.mx().stream().map(host -> MxPattern.parse(host).orElseThrow()).toList();
    return new MtaStsPolicy(mode, mx, config.maxAge());
  }
}
