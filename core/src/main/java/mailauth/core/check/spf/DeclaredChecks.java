package mailauth.core.check.spf;

import java.util.List;
import java.util.stream.Collectors;
import mailauth.core.check.issue.Issues;
import mailauth.core.check.picture.Declared;
import mailauth.core.check.picture.Picture;
import mailauth.core.dns.Answer;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Txt;
import mailauth.core.ip.IpSet;
import mailauth.core.posture.Desired;
import mailauth.core.posture.SpfSender;
import mailauth.core.spf.SpfRecord;
import mailauth.core.spf.audit.DeclaredSender;
import mailauth.core.spf.authorization.Authorization;
import mailauth.core.spf.authorization.AuthorizationChange;
import mailauth.core.spf.authorization.ShareText;
import mailauth.core.spf.authorization.SpfTree;

/** What DNS authorises beside what the YAML declares. */
final class DeclaredChecks {
  private static final long TTL = 3600;

  private DeclaredChecks() {}

  /** Who is declared to send for the domain itself, and from where. */
  static List<DeclaredSender> senders(Picture picture, Declared declared) {
    return declared
        .spf()
        .filter(spf -> spf.name().equals(picture.domain()))
        .flatMap(spf -> spf.senders().stream())
        .map(sender -> new DeclaredSender(sender.label(), addresses(picture, sender)))
        .toList();
  }

  private static IpSet addresses(Picture picture, SpfSender sender) {
    var terms =
        sender.terms().stream().map(term -> " " + term.text()).collect(Collectors.joining());
    var alone = SpfTree.planned(picture.domain(), "v=spf1" + terms + " -all", TTL, picture.dns());
    return Authorization.of(alone).authorised();
  }

  /** Looks for senders that the next apply shuts out. */
  static void run(Picture picture, Declared declared, RRsetKey key, Issues issues) {
    if (declared.spf().map(Desired.Spf::key).noneMatch(key::equals)) {
      return;
    }
    var planned = declared.after().get(key);
    if (planned == null || planned.isEmpty() || picture.ask(key) instanceof Answer.Failed) {
      return;
    }
    planned.get().records().stream()
        .map(rdata -> ((Txt) rdata).joined())
        .filter(SpfRecord::isSpf)
        .findFirst()
        .ifPresent(record -> compare(picture, key, record, issues));
  }

  private static void compare(Picture picture, RRsetKey key, String record, Issues issues) {
    var today = Authorization.of(SpfTree.published(picture.domain(), picture.dns()));
    var later = Authorization.of(SpfTree.planned(picture.domain(), record, TTL, picture.dns()));
    var lost = AuthorizationChange.between(today, later).deauthorised();
    if (!lost.isEmpty()) {
      var whence =
          lost.stream()
              .map(share ->
                  "%s (%s)".formatted(ShareText.brief(share.addresses()), share.term().text()))
              .collect(Collectors.joining(", "));
      issues.add(
          "SPF-046",
          key,
          "the YAML does not name who sends from %s".formatted(whence),
          lost.stream().map(share -> share.term().text()).toList());
    }
  }
}
