package mailauth.core.adoption;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RdataFormat;
import mailauth.core.dns.RecordType;
import mailauth.core.mtasts.MtaStsPolicy;

/** Records as an example writes them, imported. */
final class Zone {
  private final Applied applied = new Applied();

  private Zone(Map<RRsetKey, RRset> records) {
    applied.there(records.values());
  }

  /** Records of example.com, one a line: name relative to it, type and data. */
  static Zone of(String lines) {
    var records = new LinkedHashMap<RRsetKey, RRset>();
    lines.lines().filter(line -> !line.isBlank()).forEach(line -> add(line, records));
    return new Zone(records);
  }

  private static void add(String line, Map<RRsetKey, RRset> records) {
    var fields = line.strip().split("\\s+", 3);
    var domain = Name.of("example.com");
    var name = fields[0].equals("@") ? domain : Name.of(fields[0]).under(domain);
    var type = RecordType.valueOf(fields[1]);
    records.merge(
        new RRsetKey(name, type),
        RRset.of(name, type, 3600, RdataFormat.read(type, fields[2])),
        (set, more) -> {
          var all = new ArrayList<>(set.records());
          all.addAll(more.records());
          return new RRset(name, type, 3600, all);
        });
  }

  /** What the web server of a name has for its policy. */
  Zone serving(String name, MtaStsPolicy policy) {
    applied.serving(Name.of(name), policy);
    return this;
  }

  Adoption imported() {
    return applied.imported(Name.of("example.com"));
  }

  /** What the YAML has below {@code domains}, which loads. */
  String yaml() {
    var yaml = Applied.yaml(imported());
    Applied.loaded(yaml);
    return yaml.substring(yaml.indexOf("domains:\n") + "domains:\n".length()).stripIndent();
  }

  /** What a plan would nevertheless change. */
  String changes() {
    return String.join(
        "\n",
        imported().changes().stream()
            .map(change -> "%s %s -> %s".formatted(change.key(), change.before(), change.after()))
            .toList());
  }
}
