package mailauth.core.plan;

import java.util.ArrayList;
import java.util.List;
import mailauth.core.dmarc.DmarcRecord;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.Txt;

/** What a change of a DMARC record means: how receivers treat mail that fails. */
final class DmarcMeaning {
  private DmarcMeaning() {}

  static List<String> effects(Rdata after, List<Rdata> before) {
    var effects = new ArrayList<String>();
    var is = record(after);
    var was = before.isEmpty() ? null : record(before.getFirst());
    var policy = is.effective().p();
    if (was == null) {
      effects.add("receivers learn the policy: " + asks(policy));
    } else if (was.effective().p() != policy) {
      effects.add(
          "policy %s -> %s: %s".formatted(was.effective().p().text(), policy.text(), asks(policy)));
    }
    if (is.rua().isEmpty()) {
      effects.add("no reports are asked for, so nobody sees what fails");
    }
    return effects;
  }

  static List<Gate> gates(Rdata after, List<Rdata> before) {
    var gates = new ArrayList<Gate>();
    if (before.size() > 1) {
      gates.add(
          new Gate(
              "DMARC_MULTIPLE_RECORDS",
              Gate.Outcome.WARN,
              "%d DMARC records stand there, so receivers use none of them (RFC 9989 section 4.7);"
                      .formatted(before.size())
                  + " they become the declared one"));
    }
    var weaker = weaker(before.stream().map(DmarcMeaning::record).toList(), record(after));
    if (!weaker.isEmpty()) {
      gates.add(new Gate("DMARC_WEAKENED", Gate.Outcome.CONFIRM, String.join("; ", weaker)));
    }
    return gates;
  }

  /** What receivers no longer stop, or no longer tell, each in half a sentence. */
  private static List<String> weaker(List<DmarcRecord> before, DmarcRecord after) {
    var weaker = new ArrayList<String>();
    var is = after.effective();
    if (before.stream().anyMatch(was -> was.effective().p().compareTo(is.p()) > 0)) {
      weaker.add("the policy becomes weaker, so forged mail passes that was stopped before");
    } else if (before.stream().anyMatch(was -> was.effective().sp().compareTo(is.sp()) > 0)) {
      weaker.add("the policy for subdomains becomes weaker, so forged mail of theirs passes");
    } else if (before.stream().anyMatch(was -> was.effective().np().compareTo(is.np()) > 0)) {
      weaker.add("the policy for names that do not exist becomes weaker, so forged mail passes");
    }
    if (is.rua().isEmpty() && before.stream().anyMatch(was -> !was.effective().rua().isEmpty())) {
      weaker.add("no more reports come, so nobody sees what fails");
    }
    return weaker;
  }

  private static DmarcRecord record(Rdata value) {
    return DmarcRecord.parse(((Txt) value).text()).record();
  }

  private static String asks(Policy policy) {
    return switch (policy) {
      case NONE -> "deliver as ever, and report";
      case QUARANTINE -> "treat mail that fails as suspicious";
      case REJECT -> "reject mail that fails";
    };
  }
}
