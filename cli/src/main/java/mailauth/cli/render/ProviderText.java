package mailauth.cli.render;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import mailauth.core.config.ProviderType.Setting;
import mailauth.core.config.ProviderType.Shape;
import mailauth.core.dns.RecordType;
import mailauth.providers.host.Capabilities;
import mailauth.providers.host.Capabilities.Swap;
import mailauth.providers.host.Evidence.Part;
import mailauth.providers.host.HostType;
import mailauth.providers.plugin.PluginType;

/** One kind of DNS host as text: what it is, what it takes, what it can do. */
public final class ProviderText {
  /** What a mail domain needs; that the others lack is not worth a word. */
  private static final Set<RecordType> NEEDED =
      EnumSet.of(RecordType.TXT, RecordType.CNAME, RecordType.MX, RecordType.TLSA);

  private ProviderText() {}

  /** A line for a list of all. */
  public static String line(HostType type) {
    var kind = type.describe();
    return "%-12s %s".formatted(kind.type(), kind.title());
  }

  /** Everything about one. */
  public static List<String> of(HostType type) {
    var lines = new ArrayList<String>();
    lines.add(line(type));
    settings(type.describe().settings(), "  ", lines);
    lines.add("  can          " + abilities(type.capabilities()));
    lines.add("  proven by    " + evidence(type));
    lines.add("  see          " + type.describe().documentation());
    if (type instanceof PluginType plugin) {
      lines.add("  comes from   " + plugin.jar());
    }
    return lines;
  }

  private static void settings(List<Setting> settings, String indent, List<String> lines) {
    for (var setting : settings) {
      lines.add(
          indent
              + "%-12s %s, %s".formatted(setting.name(), must(setting), setting.description())
              + variable(setting));
      if (setting.shape() instanceof Shape.Group(var parts)) {
        settings(parts, indent + "  ", lines);
      }
    }
  }

  static String must(Setting setting) {
    var must = setting.required() ? "required" : "optional";
    return setting.shape() instanceof Shape.Secret ? must + " secret" : must;
  }

  private static String variable(Setting setting) {
    return setting.environment().isEmpty() ? "" : "; else $" + setting.environment();
  }

  static String abilities(Capabilities can) {
    var words = new ArrayList<String>();
    words.add(swap(can));
    words.add(can.atomic() ? "changes a zone all at once" : "changes one RRset after the other");
    words.add("TXT of up to %d octets".formatted(can.longestTxt()));
    if (can.minimumTtl() > 0) {
      words.add("TTL of %d s or more".formatted(can.minimumTtl()));
    }
    var lacking = lacking(can);
    if (!lacking.isEmpty()) {
      words.add("no " + lacking);
    }
    can.rate().ifPresent(rate -> words.add("at most " + rate));
    return String.join(", ", words);
  }

  static String swap(Capabilities can) {
    return can.swap() == Swap.NATIVE ? "compares and swaps" : "is read again before each write";
  }

  static String lacking(Capabilities can) {
    return NEEDED.stream()
        .filter(type -> !can.types().contains(type))
        .map(RecordType::name)
        .collect(joining(", "));
  }

  /** Parts that rest on the same, together. */
  private static String evidence(HostType type) {
    var proofs = type.evidence().proofs();
    return proofs.values().stream()
        .distinct()
        .map(proof ->
            Arrays.stream(Part.values())
                .filter(part -> proof.equals(proofs.get(part)))
                .map(Part::title)
                .collect(joining(", ", proof + " (", ")")))
        .collect(joining("; "));
  }
}
