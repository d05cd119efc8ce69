package mailauth.core.check.transport;

import mailauth.core.check.issue.Issues;
import mailauth.core.check.picture.Picture;
import mailauth.core.check.picture.Shown;
import mailauth.core.check.picture.Texts;
import mailauth.core.dane.ServerKey;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.posture.Purpose;
import mailauth.core.tags.ReportUri;
import mailauth.core.tlsrpt.TlsRptRecord;

/** Where others report that they could not deliver encrypted (RFC 8460). */
public final class TlsRptChecks {
  private final Picture picture;
  private final Issues issues;
  private final RRsetKey key;

  private TlsRptChecks(Picture picture, Issues issues) {
    this.picture = picture;
    this.issues = issues;
    this.key = picture.txt("_smtp._tls");
  }

  public static void run(Picture picture, Issues issues) {
    new TlsRptChecks(picture, issues).run();
  }

  private void run() {
    if (!issues.isKnown(key, picture.ask(key))) {
      return;
    }
    var texts = Texts.at(key, picture, TlsRptRecord::isTlsRpt);
    checkPlaces(texts);
    picture.mailHosts().forEach(this::checkHost);
    switch (texts.records().size()) {
      case 0 -> {
        if (!picture.mailHosts().isEmpty()) {
          issues.add("RPT-001", key, "there is no TLS-RPT record at %s".formatted(key.name()));
        }
      }
      case 1 -> {
        var reading = TlsRptRecord.parse(texts.records().getFirst());
        issues.add(key, reading.problems());
        reading.record().rua().forEach(this::check);
        checkDeclared(reading.record());
      }
      default ->
          issues.add(
              "RPT-002",
              key,
              "%d TLS-RPT records stand at %s".formatted(texts.records().size(), key.name()));
    }
  }

  /** Looks for the report addresses of the YAML. */
  private void checkDeclared(TlsRptRecord record) {
    picture.declared().stream()
        .flatMap(declared -> declared.values(Purpose.TLS_RPT))
        .filter(wanted -> wanted.key().equals(key))
        .flatMap(wanted -> TlsRptRecord.parse(((Txt) wanted.data()).text()).record().rua().stream())
        .filter(address -> !record.rua().contains(address))
        .forEach(address ->
            issues.add("RPT-007", key, "the YAML wants reports to %s".formatted(address)));
  }

  private void checkPlaces(Texts texts) {
    for (var text : texts.others()) {
      issues.add("RPT-006", key, "\"%s\" stands at %s".formatted(Shown.of(text), key.name()));
    }
    var apex = picture.txt("");
    if (picture.texts(apex).stream().anyMatch(TlsRptRecord::isTlsRpt)) {
      issues.add(
          "RPT-006",
          apex,
          "a TLS-RPT record stands at %s instead of %s".formatted(apex.name(), key.name()));
    }
  }

  private void check(ReportUri uri) {
    uri.address()
        .flatMap(address -> uri.host())
        .filter(host -> !picture.takesMail(host))
        .ifPresent(host ->
            issues.add("RPT-005", key, "%s takes no mail, so no report arrives".formatted(host)));
  }

  /** With DANE, senders may look at the mail host's own name. */
  private void checkHost(Name host) {
    boolean foreign = !host.isWithin(picture.domain());
    boolean dane = picture.ask(ServerKey.owner(host), RecordType.TLSA) instanceof Answer.Found;
    if (!dane || foreign) {
      return;
    }
    var own = new RRsetKey(Name.of("_smtp._tls").under(host), RecordType.TXT);
    if (picture.texts(own).stream().noneMatch(TlsRptRecord::isTlsRpt)) {
      issues.add("RPT-008", own, "there is no TLS-RPT record at %s".formatted(own.name()));
    }
  }
}
