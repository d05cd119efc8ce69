package mailauth.core.adoption;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import mailauth.core.config.DmarcConfig;
import mailauth.core.config.TlsRptConfig;
import mailauth.core.dmarc.DmarcReading;
import mailauth.core.dmarc.DmarcRecord;
import mailauth.core.dns.Name;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.draft.DmarcDeclared;
import mailauth.core.lint.Finding;
import mailauth.core.tlsrpt.TlsRptRecord;

/** A name's DMARC policy, and where its TLS reports go. */
final class PolicyAdoption {
  private final Name name;
  private final Standing standing;
  private final Trial trial;
  private final Notes notes;

  PolicyAdoption(Name name, Standing standing, Trial trial, Notes notes) {
    this.name = name;
    this.standing = standing;
    this.trial = trial;
    this.notes = notes;
  }

  /** The one record of its kind at a name some labels below. */
  Optional<String> text(String labels, String key, Predicate<String> kind) {
    var at = Name.of(labels).under(name);
    standing
        .rrset(at, RecordType.CNAME)
        .ifPresent(alias ->
            notes.say(
                key,
                "%s is an alias of %s: who runs that name decides, and nothing is declared here."
                    .formatted(at, ((Rdata.Host) alias.records().getFirst()).name())));
    var texts = standing.texts(at).stream().map(Txt::joined).filter(kind).toList();
    if (texts.size() > 1) {
      notes.say(
          key,
          "%s has %d records, of which receivers use none. Take the wrong one away, and import again."
              .formatted(at, texts.size()));
    }
    return texts.size() == 1 ? Optional.of(texts.getFirst()) : Optional.empty();
  }

  void dmarc(Parts parts) {
    text("_dmarc", "dmarc", DmarcRecord::isDmarc)
        .map(octets -> DmarcRecord.parse(octets))
        .ifPresent(reading -> dmarc(reading, parts));
  }

  private void dmarc(DmarcReading reading, Parts parts) {
    var declared = DmarcDeclared.of(reading.record());
    var outcome = tried(declared).or(() -> tried(withoutReports(declared)));
    boolean whole = tried(declared).isPresent();
    if (outcome.isEmpty()) {
      notes.say("dmarc", "The DMARC record stays as it is: the YAML cannot say what it says.");
      return;
    }
    parts.dmarc = whole ? declared : withoutReports(declared);
    if (!outcome.get().changesNothing()) {
      notes.say("dmarc", "A plan writes this record anew, without what receivers make nothing of:");
      var wanted = DmarcRecord.parse(written(outcome.get())).problems();
      gone(reading.problems(), wanted).forEach(message -> notes.say("dmarc", "- " + message));
    }
  }

  private Optional<Trial.Outcome> tried(DmarcConfig dmarc) {
    var parts = new Parts();
    parts.dmarc = dmarc;
    return trial.of(name, parts.config());
  }

  /** The same without the addresses that the YAML cannot take. */
  private DmarcConfig withoutReports(DmarcConfig d) {
    return new DmarcConfig(
        d.at(),
        d.policy(),
        d.subdomains(),
        d.nonexistent(),
        d.dkimAlignment(),
        d.spfAlignment(),
        d.reports().stream().filter(this::isAddress).toList(),
        d.failureReports().stream().filter(this::isAddress).toList(),
        d.failureOptions(),
        d.testing(),
        d.publicSuffix(),
        d.mailingLists(),
        d.rollout());
  }

  /** Only where reports go. */
  static DmarcConfig reportsOf(DmarcConfig dmarc) {
    return new DmarcConfig(
        Parts.AT,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        dmarc.reports(),
        List.of(),
        List.of(),
        false,
        Optional.empty(),
        false,
        Optional.empty());
  }

  private boolean isAddress(String report) {
    return tried(new TlsRptConfig(Parts.AT, List.of(report))).isPresent();
  }

  void tlsRpt(Parts parts) {
    text("_smtp._tls", "tls-rpt", TlsRptRecord::isTlsRpt)
        .map(octets -> TlsRptRecord.parse(octets))
        .ifPresent(reading -> {
          var all = DmarcDeclared.written(reading.record().rua());
          var declared = new TlsRptConfig(Parts.AT, all.stream().filter(this::isAddress).toList());
          var outcome =
              declared.reports().isEmpty() ? Optional.<Trial.Outcome>empty() : tried(declared);
          if (outcome.isEmpty()) {
            notes.say("tls-rpt", "The TLS-RPT record stays as it is: it names no usable address.");
          } else {
            parts.tlsRpt = declared;
            if (!outcome.get().changesNothing()) {
              notes.say("tls-rpt", "A plan writes this record anew:");
              gone(reading.problems(), List.of())
                  .forEach(line -> notes.say("tls-rpt", "- " + line));
            }
          }
        });
  }

  private Optional<Trial.Outcome> tried(TlsRptConfig tlsRpt) {
    var parts = new Parts();
    parts.tlsRpt = tlsRpt;
    return trial.of(name, parts.config());
  }

  /** The record that a plan writes. */
  private static String written(Trial.Outcome outcome) {
    return ((Txt) outcome.changes().getFirst().after().getFirst()).joined();
  }

  /** What is wrong with a record, and not with the one in its place. */
  private static List<String> gone(List<Finding> before, List<Finding> after) {
    var left = after.stream().map(Finding::id).toList();
    return before.stream()
        .filter(problem -> !left.contains(problem.id()))
        .map(problem -> "%s: %s".formatted(problem.id(), problem.message()))
        .toList();
  }
}
