package mailauth.core.adoption;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailauth.core.config.BimiConfig;
import mailauth.core.config.DaneConfig;
import mailauth.core.config.DkimConfig;
import mailauth.core.config.DmarcConfig;
import mailauth.core.config.MailConfig;
import mailauth.core.config.MtaStsConfig;
import mailauth.core.config.SenderConfig;
import mailauth.core.config.SpfConfig;
import mailauth.core.config.TlsRptConfig;
import mailauth.core.yaml.Position;
import org.jspecify.annotations.Nullable;

/** What a name declares, part by part. */
final class Parts {
  static final Position AT = Position.ofFile("import");

  boolean parked;
  List<SenderConfig> senders = new ArrayList<>();
  @Nullable SpfConfig spf;
  final List<DkimConfig> dkim = new ArrayList<>();
  @Nullable DmarcConfig dmarc;
  @Nullable MtaStsConfig mtaSts;
  @Nullable TlsRptConfig tlsRpt;
  @Nullable BimiConfig bimi;
  final List<DaneConfig> dane = new ArrayList<>();

  MailConfig config() {
    return new MailConfig(
        AT,
        Optional.empty(),
        parked,
        senders,
        Optional.ofNullable(spf),
        dkim,
        Optional.ofNullable(dmarc),
        Optional.ofNullable(mtaSts),
        Optional.ofNullable(tlsRpt),
        Optional.ofNullable(bimi),
        dane);
  }

  boolean isEmpty() {
    return config().equals(new Parts().config());
  }
}
