package mailauth.core.check.transport;

import java.util.stream.Stream;
import mailauth.core.check.issue.Issues;
import mailauth.core.check.picture.Picture;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Reverse;
import mailauth.core.ip.IpAddress;

/** One mail host: its name, its addresses, and the names of these. */
final class MailHostChecks {
  private final Picture picture;
  private final Issues issues;
  private final RRsetKey key;

  MailHostChecks(Picture picture, Issues issues, RRsetKey key) {
    this.picture = picture;
    this.issues = issues;
    this.key = key;
  }

  void run(Name host) {
    if (!isHost(host)) {
      issues.add("MX-007", key, "%s is no host name".formatted(host));
      return;
    }
    if (picture.ask(host, RecordType.CNAME) instanceof Answer.Found found) {
      issues.add("MX-006", key, "%s is an alias of %s".formatted(host, found.records().getFirst()));
    }
    var a = picture.ask(host, RecordType.A);
    var aaaa = picture.ask(host, RecordType.AAAA);
    boolean knowsA = issues.isKnown(new RRsetKey(host, RecordType.A), a);
    boolean knowsAaaa = issues.isKnown(new RRsetKey(host, RecordType.AAAA), aaaa);
    if (knowsA && knowsAaaa && a.records().isEmpty() && aaaa.records().isEmpty()) {
      issues.add("MX-008", key, "%s has no address".formatted(host));
    }
    EncryptionChecks.checkStartTls(picture, host, issues);
    Stream.concat(a.records().stream(), aaaa.records().stream())
        .forEach(rdata -> checkReverse(host, ((Rdata.Address) rdata).ip()));
  }

  private static boolean isHost(Name host) {
    boolean letters =
        host.labels().stream().allMatch(label -> label.matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?"));
    return letters && !host.labels().getLast().matches("[0-9]+");
  }

  private void checkReverse(Name host, IpAddress ip) {
    var reverse = new RRsetKey(Reverse.name(ip), RecordType.PTR);
    var answer = picture.ask(reverse);
    if (!issues.isKnown(reverse, answer)) {
      return;
    }
    var names = answer.records().stream().map(rdata -> ((Rdata.Host) rdata).name()).toList();
    if (names.isEmpty()) {
      issues.add("MX-013", reverse, "%s of %s has no reverse name".formatted(ip, host));
    } else if (names.stream().noneMatch(name -> leadsTo(name, ip))) {
      issues.add(
          "MX-013",
          reverse,
          "the reverse name of %s is %s, which does not lead back to it"
              .formatted(ip, names.getFirst()));
    }
  }

  private boolean leadsTo(Name name, IpAddress ip) {
    return Stream.of(RecordType.A, RecordType.AAAA)
        .flatMap(type -> picture.ask(name, type).records().stream())
        .anyMatch(rdata -> rdata instanceof Rdata.Address(var address) && address.equals(ip));
  }
}
