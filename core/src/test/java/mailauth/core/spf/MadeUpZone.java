package mailauth.core.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Zones of a few records that include and redirect to later ones, all about 64 addresses. */
public record MadeUpZone(Random random) {
  private static final int RECORDS = 4;

  /** The lines of a zone for {@code example.com}; the same for the same seed. */
  public static String of(long seed) {
    return new MadeUpZone(new Random(seed)).zone();
  }

  private String zone() {
    var lines = new ArrayList<String>();
    lines.add("example.com TXT " + record(0));
    for (int i = 1; i <= RECORDS; i++) {
      lines.add("d%d.test TXT %s".formatted(i, record(i)));
      lines.add("d%d.test A 192.0.2.%d".formatted(i, random.nextInt(64)));
      lines.add("d%d.test MX 10 d%d.test".formatted(i, 1 + random.nextInt(RECORDS)));
    }
    return String.join("\n", lines);
  }

  private String record(int index) {
    var terms =
        IntStream.range(0, random.nextInt(4))
            .mapToObj(i -> sign() + mechanism(index))
            .collect(Collectors.joining(" "));
    var later = index + 1 + random.nextInt(2);
    var end =
        switch (random.nextInt(3)) {
          case 0 -> sign() + "all";
          case 1 -> later <= RECORDS ? "redirect=d%d.test".formatted(later) : "";
          default -> "";
        };
    return "v=spf1 " + terms + " " + end;
  }

  private String mechanism(int index) {
    int later = Math.min(RECORDS, index + 1 + random.nextInt(RECORDS));
    return switch (random.nextInt(5)) {
      case 0 -> "a:d%d.test/%d".formatted(later, 26 + random.nextInt(7));
      case 1 -> "mx:d%d.test/%d".formatted(later, 26 + random.nextInt(7));
      case 2 -> index < RECORDS ? "include:d%d.test".formatted(later) : "ip6:2001:db8::/32";
      default -> "ip4:192.0.2.%d/%d".formatted(random.nextInt(64), 26 + random.nextInt(7));
    };
  }

  private String sign() {
    return List.of("", "-", "~", "?").get(random.nextInt(4));
  }
}
