package mailauth.cli.render;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import mailauth.core.config.ProviderType.Setting;
import mailauth.core.config.ProviderType.Shape;
import mailauth.providers.host.Evidence.Part;
import mailauth.providers.host.HostType;
import mailauth.providers.plugin.PluginType;

/** All kinds of DNS hosts as a page: {@code docs/providers.md} is made from it. */
public final class ProviderMarkdown {
  private ProviderMarkdown() {}

  /** The page, lines without their line ends. */
  public static List<String> page(List<HostType> types) {
    var lines = new ArrayList<String>();
    lines.add("# Providers");
    lines.add("");
    lines.add(
        "Where a domain's zone can be kept. This page is what `mailauth providers --format"
            + " markdown` prints. More kinds come from [jars](writing-a-provider.md).");
    lines.add("");
    abilities(types, lines);
    evidence(types, lines);
    types.forEach(type -> section(type, lines));
    lines.removeLast();
    return lines;
  }

  private static void abilities(List<HostType> types, List<String> lines) {
    lines.add("## What they can do");
    lines.add("");
    lines.add(
        "| type | host | a race is noticed by | at once | longest TXT | least TTL | lacks | calls"
            + " |");
    lines.add("|---|---|---|---|---|---|---|---|");
    for (var type : types) {
      var can = type.capabilities();
      lines.add(
          row(
              "[`%s`](#%s)".formatted(type.describe().type(), type.describe().type()),
              type.describe().title(),
              ProviderText.swap(can).equals("compares and swaps")
                  ? "compare-and-swap"
                  : "reading before and after",
              can.atomic() ? "a zone" : "an RRset",
              String.valueOf(can.longestTxt()),
              can.minimumTtl() == 0 ? "none" : can.minimumTtl() + " s",
              ProviderText.lacking(can).isEmpty() ? "nothing" : ProviderText.lacking(can),
              can.rate().map(Object::toString).orElse("no limit known")));
    }
    lines.add("");
    lines.add("What a host lacks is said when a plan is made, and blocks it.");
    lines.add("");
  }

  private static void evidence(List<HostType> types, List<String> lines) {
    lines.add("## What each rests on");
    lines.add("");
    lines.add(
        "A real server that the tests start, traffic with the real host that they play back, or its"
            + " documentation only. Where that names no limit, the one above holds any DKIM key.");
    lines.add("");
    lines.add(row(Stream.concat(Stream.of("type"), Arrays.stream(Part.values()).map(Part::title))));
    lines.add("|---".repeat(Part.values().length + 1) + "|");
    for (var type : types) {
      var proofs = type.evidence().proofs();
      lines.add(
          row(
              Stream.concat(
                  Stream.of("`" + type.describe().type() + "`"),
                  Arrays.stream(Part.values()).map(part -> String.valueOf(proofs.get(part))))));
    }
    lines.add("");
  }

  private static void section(HostType type, List<String> lines) {
    var kind = type.describe();
    lines.add("## " + kind.type());
    lines.add("");
    lines.add("%s. %s".formatted(kind.title(), documentation(type)));
    lines.add("");
    lines.add("| setting | | what | environment |");
    lines.add("|---|---|---|---|");
    settings(kind.settings(), "", lines);
    lines.add("");
    lines.add("```yaml");
    lines.add("version: 1");
    lines.add("providers:");
    lines.add("  mine: { type: %s%s }".formatted(kind.type(), example(kind.settings())));
    lines.add("```");
    lines.add("");
  }

  private static void settings(List<Setting> settings, String before, List<String> lines) {
    for (var setting : settings) {
      lines.add(
          row(
              "`%s%s`".formatted(before, setting.name()),
              ProviderText.must(setting),
              setting.description(),
              setting.environment().isEmpty() ? "" : "`" + setting.environment() + "`"));
      if (setting.shape() instanceof Shape.Group(var parts)) {
        settings(parts, before + setting.name() + ".", lines);
      }
    }
  }

  private static String documentation(HostType type) {
    var where = type.describe().documentation();
    if (where.startsWith("docs/")) {
      return "See [its page](%s).".formatted(where.substring("docs/".length()));
    }
    var own = "[its own documentation](%s)".formatted(where);
    return type instanceof PluginType
        ? "See %s.".formatted(own)
        : "See [how to get a key](credentials.md#%s), and %s."
            .formatted(type.describe().type(), own);
  }

  private static String example(List<Setting> settings) {
    return settings.stream()
        .filter(Setting::required)
        .map(setting ->
            setting.environment().isEmpty()
                ? ", %s: %s".formatted(setting.name(), setting.name().toUpperCase(Locale.ROOT))
                : ", %s: \"${env:%s}\"".formatted(setting.name(), setting.environment()))
        .collect(joining());
  }

  private static String row(String... cells) {
    return row(Arrays.stream(cells));
  }

  private static String row(Stream<String> cells) {
    return cells.collect(joining(" | ", "| ", " |"));
  }
}
