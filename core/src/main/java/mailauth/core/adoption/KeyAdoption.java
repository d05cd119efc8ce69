package mailauth.core.adoption;

import java.util.Collection;
import java.util.Optional;
import mailauth.core.config.DkimConfig;
import mailauth.core.config.DkimConfig.Source;
import mailauth.core.dkim.DkimRecord;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.Txt;
import mailauth.core.recognition.TraceIndex;

/** The DKIM keys of a name that no declared service has, a selector each. */
final class KeyAdoption {
  private final Name name;
  private final Standing standing;
  private final Trial trial;
  private final TraceIndex index;

  KeyAdoption(Name name, Standing standing, Trial trial, TraceIndex index) {
    this.name = name;
    this.standing = standing;
    this.trial = trial;
    this.index = index;
  }

  /**
   * Declares the keys.
   *
   * @param covered by services
   */
  void adopt(Collection<RRsetKey> covered, Parts parts, Notes notes) {
    for (var rrset : standing.keys(name)) {
      if (!covered.contains(rrset.key())) {
        var selector = selector(rrset.name());
        var source = source(rrset).filter(s -> says(new DkimConfig(Parts.AT, selector, s)));
        if (source.isPresent()) {
          parts.dkim.add(new DkimConfig(Parts.AT, selector, source.get()));
          owner(source.get()).ifPresent(who -> notes.beside("dkim/" + selector, who));
        } else {
          notes.say(
              "dkim",
              "%s stays as it is: the YAML cannot declare what stands there (%s)."
                  .formatted(rrset.key(), why(rrset)));
        }
      }
    }
  }

  private String selector(Name key) {
    var relative = key.relativeTo(name);
    return relative.substring(0, relative.length() - (Standing.KEYS.length() - 1));
  }

  private static Optional<Source> source(RRset rrset) {
    if (rrset.records().size() != 1) {
      return Optional.empty();
    }
    return switch (rrset.records().getFirst()) {
      case Rdata.Host(var target) -> Optional.of(new Source.Cname(target));
      case Txt txt when txt.text().equals(DkimRecord.revoked().text()) ->
          Optional.of(new Source.Revoked());
      case Txt txt -> Optional.of(new Source.Full(txt.text()));
      default -> Optional.empty();
    };
  }

  private boolean says(DkimConfig key) {
    var parts = new Parts();
    parts.dkim.add(key);
    return trial.of(name, parts.config()).filter(Trial.Outcome::changesNothing).isPresent();
  }

  private Optional<String> owner(Source source) {
    return source instanceof Source.Cname(var target)
        ? index.byCname(target).stream().findFirst().map(service -> service.title())
        : Optional.empty();
  }

  private static String why(RRset rrset) {
    return rrset.records().size() > 1 ? "it has several values" : "it is no usable key";
  }
}
