package mailauth.core.spf.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.ip.IpAddress;
import mailauth.core.ip.IpSet;
import mailauth.core.spf.SpfRecord;
import mailauth.core.spf.evaluation.SpfEvaluator;
import mailauth.core.spf.evaluation.SpfQuery;
import mailauth.core.spf.evaluation.SpfResult;

/** Tries whether mail from addresses passes, with the evaluation that receivers do. */
public final class SenderProbe {
  /** The ranges of a sender that are tried, spread over all of them. */
  private static final int MAX_RANGES = 16;

  private final Name name;
  private final SpfEvaluator evaluator;

  /**
   * An address that does not pass.
   *
   * @param problem why there is an error
   */
  public record Refused(IpAddress ip, SpfResult result, Optional<String> problem) {}

  /**
   * A probe of what stands at a name.
   *
   * @param dns with the record in question published
   */
  public SenderProbe(Name name, Dns dns) {
    this.name = name;
    this.evaluator = new SpfEvaluator(dns);
  }

  /** A probe of a record that is not published yet. */
  public static SenderProbe planned(Name name, SpfRecord record, Dns dns) {
    var answer =
        new Answer.Found(
            RRset.of(name, RecordType.TXT, 0, Txt.ofOctets(record.source())), List.of());
    return new SenderProbe(
        name,
        (asked, type) ->
            asked.equals(name) && type == RecordType.TXT ? answer : dns.query(asked, type));
  }

  /** The first of a sample of addresses that does not pass: both ends of up to 16 ranges. */
  public Optional<Refused> refused(IpSet addresses) {
    for (var ip : sample(addresses)) {
      var query = SpfQuery.of(ip, "postmaster@" + name, name.text(), name.text());
      var evaluation = evaluator.evaluate(query);
      if (evaluation.result() != SpfResult.PASS) {
        return Optional.of(new Refused(ip, evaluation.result(), evaluation.problem()));
      }
    }
    return Optional.empty();
  }

  private static List<IpAddress> sample(IpSet addresses) {
    var ranges = addresses.ranges();
    var sample = new ArrayList<IpAddress>();
    int count = Math.min(MAX_RANGES, ranges.size());
    for (int i = 0; i < count; i++) {
      var range = ranges.get((int) ((long) i * ranges.size() / count));
      sample.add(range.first());
      if (!range.last().equals(range.first())) {
        sample.add(range.last());
      }
    }
    return sample;
  }
}
