package mailauth.core.draft;

import java.util.List;
import java.util.Optional;
import mailauth.core.config.DmarcConfig;
import mailauth.core.dmarc.DmarcRecord;
import mailauth.core.dmarc.PublicSuffix;
import mailauth.core.tags.ReportUri;
import mailauth.core.yaml.Position;

/** A DMARC record as the YAML declares it. */
public final class DmarcDeclared {
  private static final List<String> OPTIONS = List.of("0", "1", "d", "s");

  private DmarcDeclared() {}

  /** What a record says, as far as the YAML can say it. */
  public static DmarcConfig of(DmarcRecord record) {
    return new DmarcConfig(
        Position.ofFile("dmarc"),
        record.p(),
        record.sp(),
        record.np(),
        record.adkim(),
        record.aspf(),
        written(record.rua()),
        written(record.ruf()),
        options(record.fo()),
        record.t().orElse(false),
        record
            .psd()
            .filter(suffix -> suffix != PublicSuffix.UNKNOWN)
            .map(suffix -> suffix == PublicSuffix.YES),
        false,
        Optional.empty());
  }

  /** Addresses as the YAML has them, those that it cannot have left out. */
  public static List<String> written(List<ReportUri> uris) {
    return uris.stream()
        .filter(uri -> uri.host().isPresent())
        .filter(uri -> List.of("mailto", "https").contains(uri.scheme()))
        .map(uri -> uri.address().filter(address -> means(address, uri)).orElse(uri.text()))
        .toList();
  }

  private static boolean means(String address, ReportUri uri) {
    try {
      return ReportUri.of(address).equals(uri);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static List<String> options(List<String> options) {
    var known = options.stream().filter(OPTIONS::contains).distinct().toList();
    return known.containsAll(List.of("0", "1"))
        ? known.stream().filter(option -> !option.equals("0")).toList()
        : known;
  }
}
