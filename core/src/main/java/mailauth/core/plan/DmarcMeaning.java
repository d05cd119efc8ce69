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
    var is = record(after).effective().p();
    boolean weaker =
        before.stream().anyMatch(value -> record(value).effective().p().compareTo(is) > 0);
    if (weaker) {
      gates.add(
          new Gate(
              "DMARC_WEAKENED",
              Gate.Outcome.CONFIRM,
              "the policy becomes weaker, so forged mail passes that was stopped before"));
    }
    return gates;
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
