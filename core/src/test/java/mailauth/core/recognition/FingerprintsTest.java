package mailauth.core.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mailauth.core.catalog.BuiltInCatalog;
import mailauth.core.catalog.Service;
import mailauth.core.conformance.Shared;
import mailauth.core.dns.Name;
import org.junit.jupiter.api.Test;

/** The reference's table of what services leave in DNS, row by row. */
class FingerprintsTest {
  private static final TraceIndex INDEX = TraceIndex.of(new BuiltInCatalog());
  private static final Pattern REPEATED = Pattern.compile("\\[(.)[^]]*]\\{([0-9]+)}");

  @Test
  void targetsOfAliasesAndShapesOfSelectorsAreRecognised() {
    var missed = new ArrayList<String>();
    int rows = 0;
    for (var row : Shared.text("data/dkim_fingerprints.csv").lines().skip(1).toList()) {
      var fields = row.split(",");
      boolean isTold = fields[0].equals("cname_suffix") || fields[0].equals("selector_regex");
      if (!isTold) {
        continue;
      }
      rows++;
      var found =
          fields[0].equals("cname_suffix")
              ? byTarget(fields[1])
              : INDEX.bySelector(example(fields[1]));
      // The table's names are not always the catalog's ids, but they begin alike.
      var named = fields[2].split("[ -]")[0];
      if (found.stream().map(Service::id).noneMatch(id -> id.startsWith(named))) {
        missed.add(row + ": " + found.stream().map(Service::id).toList());
      }
    }
    System.out.printf("fingerprints: %d of %d%n", rows - missed.size(), rows);
    assertThat(missed).isEmpty();
  }

  private static List<Service> byTarget(String suffix) {
    return Stream.of("x.", "x._domainkey.")
        .flatMap(labels -> INDEX.byCname(Name.of(labels + suffix)).stream())
        .toList();
  }

  /** A selector that a simple expression matches. */
  private static String example(String expression) {
    return REPEATED
        .matcher(expression.replaceAll("[$^]", ""))
        .replaceAll(found -> found.group(1).repeat(Integer.parseInt(found.group(2))));
  }
}
