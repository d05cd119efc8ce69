package mailauth.core.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mailauth.core.mtasts.Mode;
import mailauth.core.yaml.Position;

/**
 * The MTA-STS policy (RFC 8461 section 3.2).
 *
 * @param mode with a rollout, that of its first stage
 * @param mx host names, each perhaps with {@code *.} in front
 * @param policyFile where the policy goes for the web server, relative to the YAML's folder
 * @param rollout a ladder instead of a fixed mode
 */
public record MtaStsConfig(
    Position at,
    Mode mode,
    List<String> mx,
    Duration maxAge,
    Optional<String> policyFile,
    Optional<RolloutConfig<Mode>> rollout) {}
