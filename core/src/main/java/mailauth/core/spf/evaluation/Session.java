package mailauth.core.spf.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.spf.Directive;
import mailauth.core.spf.SpfLimits;

/** One evaluation's questions, limits and trace (RFC 7208 section 4.6.4). */
final class Session {
  private final Dns dns;
  private final Map<RRsetKey, Answer> answers = new HashMap<>();
  private final List<Step> trace = new ArrayList<>();
  private int lookups;
  private int voidLookups;

  Session(Dns dns) {
    this.dns = dns;
  }

  /** Asks without counting. */
  Answer ask(Name name, RecordType type) {
    return answers.computeIfAbsent(new RRsetKey(name, type), key -> dns.query(name, type));
  }

  /** Asks for a mechanism: an empty answer counts, and without any there is no result. */
  Answer askCounted(Name name, RecordType type) throws Undecided {
    var answer = ask(name, type);
    if (answer instanceof Answer.Failed(var reason)) {
      throw Undecided.temporarily("DNS gave no answer for %s %s: %s".formatted(name, type, reason));
    }
    countIfVoid(name, type);
    return answer;
  }

  /** Counts a question that has no records; one that was not answered at all is none. */
  void countIfVoid(Name name, RecordType type) throws Undecided {
    var answer = ask(name, type);
    boolean empty = answer instanceof Answer.NoData || answer instanceof Answer.NoName;
    if (empty && ++voidLookups > SpfLimits.VOID_LOOKUPS) {
      throw Undecided.permanently(
          "%s %s is the third question without records; at most 2 are allowed"
              .formatted(name, type));
    }
  }

  /** Counts a term that asks DNS. */
  void countLookup(String term) throws Undecided {
    if (++lookups > SpfLimits.LOOKUPS) {
      throw Undecided.permanently(
          "%s is the eleventh term that asks DNS; at most 10 are allowed".formatted(term));
    }
  }

  void note(Step step) {
    trace.add(step);
  }

  SpfEvaluation close(
      SpfResult result,
      Optional<Directive> directive,
      Optional<String> explanation,
      Optional<String> problem) {
    return new SpfEvaluation(result, directive, explanation, problem, lookups, voidLookups, trace);
  }
}
