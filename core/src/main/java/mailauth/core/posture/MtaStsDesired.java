package mailauth.core.posture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import mailauth.core.config.MtaStsConfig;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.mtasts.MtaStsPolicy;
import mailauth.core.mtasts.MtaStsRecord;
import mailauth.core.mtasts.MxPattern;
import mailauth.core.yaml.Problem;

/** The record that announces a policy (RFC 8461 section 3.1). */
final class MtaStsDesired {
  private MtaStsDesired() {}

  static Optional<Desired> of(
      MtaStsConfig config, Name name, Optional<Long> ttl, Consumer<Problem> problems) {
    var key = new RRsetKey(Name.of("_mta-sts").under(name), RecordType.TXT);
    return policy(config, problems)
        .map(MtaStsRecord::of)
        .map(record ->
            new Desired.Value(key, Purpose.MTA_STS, ttl, Txt.of(record.text()), "mta-sts"));
  }

  private static Optional<MtaStsPolicy> policy(MtaStsConfig config, Consumer<Problem> problems) {
    var patterns = new ArrayList<MxPattern>();
    for (var written : config.mx()) {
      MxPattern.parse(written)
          .ifPresentOrElse(patterns::add, () -> problems.accept(notAHost(config, written)));
    }
    return patterns.size() == config.mx().size()
        ? Optional.of(new MtaStsPolicy(config.mode(), List.copyOf(patterns), config.maxAge()))
        : Optional.empty();
  }

  private static Problem notAHost(MtaStsConfig config, String written) {
    return new Problem(
        config.at(),
        "mta-sts: '%s' is no host name; a policy takes letters, digits and hyphens only"
            .formatted(written));
  }
}
