package mailauth.core.config;

import java.util.List;
import java.util.Optional;
import mailauth.core.dmarc.Alignment;
import mailauth.core.dmarc.Policy;
import mailauth.core.yaml.Position;

/**
 * The DMARC policy (RFC 9989 section 4.7); empty tags stay out of the record.
 *
 * @param reports where aggregate reports go: mail addresses or URIs, as written
 * @param failureReports where failure reports go
 * @param failureOptions of {@code 0 1 d s}
 * @param mailingLists whether people of the name post to mailing lists
 * @param rollout a ladder instead of a fixed policy
 */
public record DmarcConfig(
    Position at,
    Optional<Policy> policy,
    Optional<Policy> subdomains,
    Optional<Policy> nonexistent,
    Optional<Alignment> dkimAlignment,
    Optional<Alignment> spfAlignment,
    List<String> reports,
    List<String> failureReports,
    List<String> failureOptions,
    boolean testing,
    Optional<Boolean> publicSuffix,
    boolean mailingLists,
    Optional<RolloutConfig<DmarcStage>> rollout) {}
