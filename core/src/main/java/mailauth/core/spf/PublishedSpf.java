package mailauth.core.spf;

import java.util.List;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Txt;

/** What a TXT answer says about SPF (RFC 7208 sections 4.4 and 4.5). */
public sealed interface PublishedSpf {

  /**
   * Exactly one SPF record.
   *
   * @param octets the record as it stands in DNS
   * @param ttl in seconds
   */
  record One(String octets, SpfParse parse, long ttl) implements PublishedSpf {}

  /** No SPF record. */
  record Missing() implements PublishedSpf {}

  /** More than one SPF record, so none counts. */
  record Several(List<String> octets) implements PublishedSpf {
    public Several {
      octets = List.copyOf(octets);
    }
  }

  /** DNS did not answer. */
  record Unknown(String reason) implements PublishedSpf {}

  /** Selects the SPF record out of the answer to a TXT question. */
  static PublishedSpf in(Answer answer) {
    return switch (answer) {
      case Answer.Failed(var reason) -> new Unknown(reason);
      case Answer.NoName() -> new Missing();
      case Answer.NoData() -> new Missing();
      case Answer.Found found -> {
        var rrset = found.rrset();
        var records =
            rrset.records().stream()
                .map(rdata -> rdata instanceof Txt txt ? txt.joined() : "")
                .filter(SpfRecord::isSpf)
                .toList();
        yield switch (records.size()) {
          case 0 -> new Missing();
          case 1 -> new One(records.getFirst(), SpfParse.parse(records.getFirst()), rrset.ttl());
          default -> new Several(records);
        };
      }
    };
  }
}
