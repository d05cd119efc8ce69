package mailauth.cli.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.Txt;
import mailauth.core.plan.Change;
import mailauth.core.posture.Purpose;

/**
 * What a change takes out of a value and puts into it: terms of SPF, tags of DMARC and its like,
 * whole values of all else.
 */
record Parts(List<String> removed, List<String> added) {

  static Parts of(Change change) {
    var before = split(change.purpose(), change.before());
    var after = split(change.purpose(), change.after());
    var parts = new Parts(without(before, after), without(after, before));
    boolean onlyMoved = parts.removed.isEmpty() && parts.added.isEmpty() && !before.equals(after);
    return onlyMoved ? new Parts(whole(change.before()), whole(change.after())) : parts;
  }

  private static List<String> without(List<String> these, List<String> those) {
    var left = new ArrayList<>(these);
    those.forEach(left::remove);
    return left;
  }

  private static List<String> whole(List<Rdata> values) {
    return values.stream().map(Rdata::toString).toList();
  }

  private static List<String> split(Purpose purpose, List<Rdata> values) {
    return values.stream().flatMap(value -> split(purpose, value)).toList();
  }

  private static Stream<String> split(Purpose purpose, Rdata value) {
    return switch (purpose) {
      case SPF, SPF_PIECE -> Arrays.stream(((Txt) value).text().split(" +")).skip(1);
      case DMARC, MTA_STS, TLS_RPT, BIMI ->
          Arrays.stream(((Txt) value).text().split("[ \t]*;[ \t]*")).skip(1);
      case DKIM, SERVICE, ADDITION, NULL_MX, DANE, REPORT_AUTHORIZATION ->
          Stream.of(value.toString());
    };
  }
}
