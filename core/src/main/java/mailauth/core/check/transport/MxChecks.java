package mailauth.core.check.transport;

import java.util.HashSet;
import java.util.Set;
import mailauth.core.check.issue.Issues;
import mailauth.core.check.picture.Picture;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.mtasts.Mode;
import mailauth.core.mtasts.MtaStsPolicy;

/** Where mail for the domain is delivered. */
public final class MxChecks {
  private final Picture picture;
  private final Issues issues;
  private final RRsetKey key;

  private MxChecks(Picture picture, Issues issues) {
    this.picture = picture;
    this.issues = issues;
    this.key = new RRsetKey(picture.domain(), RecordType.MX);
  }

  public static void run(Picture picture, Issues issues) {
    new MxChecks(picture, issues).run();
  }

  private void run() {
    if (!issues.isKnown(key, picture.ask(key))) {
      return;
    }
    if (picture.mx().isEmpty()) {
      checkNone();
      return;
    }
    checkNull();
    checkRepeated();
    if (picture.domain().labels().size() < 2 && !picture.mailHosts().isEmpty()) {
      issues.add("MX-018", key, "%s is a top-level domain".formatted(picture.domain()));
    }
    if (!picture.mailHosts().isEmpty() && picture.sendsNothing()) {
      issues.add("MX-011", key, "SPF says that nobody sends, but MX records take mail");
    }
    checkAgreement();
    var hosts = new MailHostChecks(picture, issues, key);
    picture.mailHosts().forEach(hosts::run);
    PolicyFileChecks.declared(picture).ifPresent(declared -> checkDeclared(declared.policy()));
    checkIpv6();
  }

  /** The YAML's MTA-STS policy lists the hosts that may take mail. */
  private void checkDeclared(MtaStsPolicy policy) {
    picture.mailHosts().stream()
        .filter(host -> policy.mode() != Mode.NONE && !policy.covers(host))
        .forEach(host ->
            issues.add("MX-010", key, "%s is not in the mx list of the YAML".formatted(host)));
  }

  private void checkAgreement() {
    var kinds =
        picture.authorities().ask(key).stream()
            .filter(at -> !(at.answer() instanceof Answer.Failed))
            .map(at -> Set.copyOf(at.answer().records()))
            .distinct()
            .count();
    if (kinds > 1) {
      issues.add("MX-012", key, "the name servers give %d different answers".formatted(kinds));
    }
  }

  private void checkNone() {
    if (picture.ask(picture.domain(), RecordType.A) instanceof Answer.Found
        || picture.ask(picture.domain(), RecordType.AAAA) instanceof Answer.Found) {
      issues.add("MX-001", key, "%s has no MX record".formatted(picture.domain()));
      issues.add(
          "MX-019",
          key,
          "%s has no MX record, so mail goes to its own address".formatted(picture.domain()));
    } else {
      issues.add(
          "MX-005", key, "%s has neither MX nor address records".formatted(picture.domain()));
    }
  }

  private void checkNull() {
    var mx = picture.mx();
    var nulls = mx.stream().filter(record -> record.exchange().isRoot()).toList();
    if (nulls.isEmpty()) {
      return;
    }
    if (nulls.size() < mx.size()) {
      issues.add("MX-002", key, "a null MX stands beside %s".formatted(mx.getLast()));
    } else if (sends()) {
      issues.add("MX-004", key, "a null MX refuses all mail, but SPF allows senders");
    }
    nulls.stream()
        .filter(record -> record.preference() != 0)
        .forEach(
            record -> issues.add("MX-003", key, "the null MX is written %s".formatted(record)));
  }

  private boolean sends() {
    return !picture.sendsNothing()
        && picture.texts(picture.txt("")).stream().anyMatch(text -> text.startsWith("v=spf1"));
  }

  private void checkRepeated() {
    var seen = new HashSet<Name>();
    for (var record : picture.mx()) {
      if (!seen.add(record.exchange())) {
        issues.add("MX-009", key, "%s stands twice".formatted(record.exchange()));
      }
    }
  }

  private void checkIpv6() {
    var hosts = picture.mailHosts();
    boolean none =
        !hosts.isEmpty()
            && hosts.stream()
                .map(host -> picture.ask(host, RecordType.AAAA))
                .allMatch(
                    answer -> answer instanceof Answer.NoData || answer instanceof Answer.NoName);
    if (none) {
      issues.add("MX-016", key, "no mail host has an IPv6 address");
    }
  }
}
