package mailauth.providers.metering;

import java.time.Duration;

/**
 * What was asked of one provider.
 *
 * @param provider the name that the YAML gives it
 * @param type the kind of host
 * @param reads how many RRsets it was asked for
 * @param writes how many RRsets it was told to replace
 * @param failures how many of these it did not answer or do, but for those that had changed
 * @param requests calls to its web API, repeated ones as well; 0 where it has none
 * @param retries calls that repeat one
 * @param busy how long it took for all of this together, though many calls may run at once
 */
public record Metered(
    String provider,
    String type,
    long reads,
    long writes,
    long failures,
    long requests,
    long retries,
    Duration busy) {}
