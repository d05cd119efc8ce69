package mailauth.core.adoption;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mailauth.core.check.Audit;
import mailauth.core.check.Report;
import mailauth.core.check.issue.Issue;
import mailauth.core.check.picture.Picture;
import mailauth.core.check.picture.Selector;
import mailauth.core.check.picture.Zone;
import mailauth.core.dns.Security;
import mailauth.core.draft.Remarks;
import mailauth.core.lint.Severity;

/** What could be better about records that are taken over as they stand. */
public final class Advice {
  private Advice() {}

  /** Audits records without asking anybody; what others would have to say stays unknown. */
  public static Report audit(Audit audit, Standing standing, Instant now) {
    var dns = new StandingDns(standing);
    var domain = standing.domain();
    return audit.of(
        new Picture(
            domain,
            now,
            dns,
            Zone.unknown(domain),
            key -> List.of(),
            key -> Security.UNKNOWN,
            dns.selectors(domain).stream().map(Selector::guess).toList(),
            Optional.empty(),
            Optional.empty(),
            name -> Optional.empty(),
            Optional.empty()));
  }

  /** Says above a domain what an audit would have changed. */
  public static void add(Remarks remarks, Report report) {
    var worth =
        report.issues().stream()
            .filter(issue -> issue.severity() != Severity.INFO)
            .filter(issue -> !issue.message().contains(StandingDns.UNASKED))
            .toList();
    if (worth.isEmpty()) {
      return;
    }
    var path = Remarks.path("domains", report.domain().text());
    remarks.above(path, "What \"mailauth check\" would have changed:");
    worth.stream().map(Advice::line).distinct().forEach(line -> remarks.above(path, line));
  }

  private static String line(Issue issue) {
    return "- %s: %s".formatted(issue.check().id(), issue.message());
  }
}
