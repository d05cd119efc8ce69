package mailauth.core.posture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import mailauth.core.config.DkimConfig;
import mailauth.core.config.DkimConfig.Source;
import mailauth.core.config.References;
import mailauth.core.dkim.DkimPublicKey;
import mailauth.core.dkim.DkimRecord;
import mailauth.core.dkim.PastedKey;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.lint.Severity;
import mailauth.core.yaml.Problem;

/** The record of a selector that the YAML declares (RFC 6376 section 3.6.1). */
final class DkimDesired {
  private final DkimConfig key;
  private final Consumer<Problem> problems;
  private final List<String> notes = new ArrayList<>();

  private DkimDesired(DkimConfig key, Consumer<Problem> problems) {
    this.key = key;
    this.problems = problems;
  }

  static Optional<Desired> of(
      DkimConfig key,
      Name name,
      Optional<Long> ttl,
      References references,
      Consumer<Problem> problems) {
    var desired = new DkimDesired(key, problems);
    return desired.data(references).flatMap(value -> desired.place(name, ttl, value));
  }

  private Optional<Desired> place(Name name, Optional<Long> ttl, Rdata data) {
    try {
      var owner = Name.of(key.selector() + "._domainkey").under(name);
      var type = data instanceof Txt ? RecordType.TXT : RecordType.CNAME;
      var label = "selector " + key.selector();
      return Optional.of(
          new Desired.Value(
              new RRsetKey(owner, type), Purpose.DKIM, ttl, data, label, Optional.empty(), notes));
    } catch (InvalidName e) {
      problems.accept(new Problem(key.at(), e.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<Rdata> data(References references) {
    return switch (key.source()) {
      case Source.Cname(var target) -> Optional.of(new Rdata.Host(target));
      case Source.Revoked() -> Optional.of(Txt.of(DkimRecord.revoked().text()));
      case Source.Full(var text) -> full(text);
      case Source.PublicKey(var reference) -> {
        try {
          yield published(references.resolve(reference));
        } catch (References.Unresolved e) {
          yield refuse(e.getMessage());
        }
      }
    };
  }

  private Optional<Rdata> published(String pasted) {
    return switch (DkimPublicKey.read(pasted)) {
      case PastedKey.Usable usable -> {
        notes.addAll(usable.notes());
        yield Optional.of(Txt.of(DkimRecord.of(usable.key()).text()));
      }
      case PastedKey.Refused refused -> refuse(refused.reason());
    };
  }

  private Optional<Rdata> full(String text) {
    return DkimRecord.parse(text).problems().stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .findFirst()
        .map(finding -> refuse(finding.message()))
        .orElseGet(() -> Optional.of(Txt.of(text)));
  }

  private Optional<Rdata> refuse(String why) {
    problems.accept(new Problem(key.at(), "selector %s: %s".formatted(key.selector(), why)));
    return Optional.empty();
  }
}
