package mailauth.core.spf.audit;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;
import mailauth.core.lint.Finding;
import mailauth.core.lint.Findings;
import mailauth.core.lint.Severity;
import mailauth.core.spf.PublishedSpf;
import mailauth.core.spf.authorization.Authorization;
import mailauth.core.spf.authorization.AuthorizationChange;
import mailauth.core.spf.authorization.ShareText;
import mailauth.core.spf.authorization.SpfTree;

/** Whether those who shall send may, and those who could until now still can. */
final class SenderAudit {
  private final Name name;
  private final SpfContext context;
  private final Dns dns;
  private final Findings findings;

  SenderAudit(Name name, SpfContext context, Dns dns, Findings findings) {
    this.name = name;
    this.context = context;
    this.dns = dns;
    this.findings = findings;
  }

  void add(SpfTree tree) {
    var probe = new SenderProbe(name, dns);
    for (var sender : context.senders()) {
      probe
          .refused(sender.addresses())
          .ifPresent(refused ->
              findings.error(
                  "SPF-041",
                  0,
                  "%s is said to send for %s, but its mail from %s gets %s%s; add it to the record"
                      .formatted(
                          sender.label(),
                          name,
                          refused.ip(),
                          refused.result().text(),
                          why(refused)),
                  "RFC 7208 section 2.6"));
    }
    context.hosts().forEach(this::addHost);
    context.before().ifPresent(before -> addLoss(before, Authorization.of(tree)));
  }

  private static String why(SenderProbe.Refused refused) {
    return refused.problem().map(problem -> " (" + problem + ")").orElse("");
  }

  /** A bounce has no sender, so receivers look at what the server calls itself. */
  private void addHost(Name host) {
    if (PublishedSpf.in(dns.query(host, RecordType.TXT)) instanceof PublishedSpf.Missing) {
      findings.add(
          new Finding(
              "SPF-042",
              Severity.WARNING,
              "the mail server %s has no SPF record of its own, which bounces are judged by; publish"
                      .formatted(host)
                  + " \"v=spf1 a -all\" there",
              "RFC 7208 section 10.1.3",
              0,
              List.of(host.text())));
    }
  }

  private void addLoss(Authorization before, Authorization now) {
    var change = AuthorizationChange.between(before, now);
    var lost =
        Stream.concat(
                change.deauthorised().stream()
                    .map(share ->
                        "%s (%s)"
                            .formatted(ShareText.brief(share.addresses()), share.term().text())),
                change.bySenderRemoved().stream().map(Object::toString))
            .collect(joining(", "));
    if (!lost.isEmpty()) {
      findings.error(
          "SPF-046",
          0,
          "%s may no longer send for %s; put it back unless that is meant".formatted(lost, name),
          "RFC 7208 section 10.1");
    }
  }
}
