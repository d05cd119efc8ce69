package mailauth.core.check.dmarc;

import java.util.stream.Stream;
import mailauth.core.check.issue.Issues;
import mailauth.core.check.picture.Picture;
import mailauth.core.dmarc.DmarcRecord;
import mailauth.core.dmarc.ReportAuthorization;
import mailauth.core.dns.RRsetKey;
import mailauth.core.tags.ReportUri;

/** Whether reports reach the addresses that a record names. */
final class ReportChecks {
  private final Picture picture;
  private final Issues issues;
  private final RRsetKey key;

  ReportChecks(Picture picture, Issues issues, RRsetKey key) {
    this.picture = picture;
    this.issues = issues;
    this.key = key;
  }

  void run(DmarcRecord record) {
    Stream.concat(record.rua().stream(), record.ruf().stream()).distinct().forEach(this::check);
  }

  private void check(ReportUri uri) {
    if (uri.address().isEmpty() || uri.host().isEmpty()) {
      return;
    }
    var host = uri.host().get();
    switch (ReportAuthorization.of(picture.dns(), picture.domain(), uri)) {
      case ReportAuthorization.NotNeeded() -> {}
      case ReportAuthorization.Granted granted -> {}
      case ReportAuthorization.Missing(var record) ->
          issues.add(
              "DMARC-029",
              key,
              "%s does not agree to take the reports: there is no TXT record v=DMARC1 at %s"
                  .formatted(host, record));
      case ReportAuthorization.Astray(var record, var instead) ->
          issues.add(
              "DMARC-029",
              key,
              "%s sends the reports on to %s, which receivers do not follow"
                  .formatted(record, instead));
      case ReportAuthorization.Unknown(var reason) -> issues.unknown(host.text(), reason);
    }
    if (!picture.takesMail(host)) {
      issues.add("DMARC-030", key, "%s takes no mail, so no report arrives".formatted(host));
    }
  }
}
