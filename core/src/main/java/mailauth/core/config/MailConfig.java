package mailauth.core.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mailauth.core.yaml.Position;

/**
 * What one name declares about its mail. An empty {@link Optional} is a key that is not there: the
 * record is not managed.
 *
 * @param at where the name's mapping begins
 * @param ttl of new and changed records; empty keeps today's
 * @param parked whether the name sends and receives no mail at all
 */
public record MailConfig(
    Position at,
    Optional<Duration> ttl,
    boolean parked,
    List<SenderConfig> senders,
    Optional<SpfConfig> spf,
    List<DkimConfig> dkim,
    Optional<DmarcConfig> dmarc,
    Optional<MtaStsConfig> mtaSts,
    Optional<TlsRptConfig> tlsRpt,
    Optional<BimiConfig> bimi,
    List<DaneConfig> dane) {
  public MailConfig {
    senders = List.copyOf(senders);
    dkim = List.copyOf(dkim);
    dane = List.copyOf(dane);
  }
}
