package mailauth.core.plan;

import java.util.ArrayList;
import java.util.List;
import mailauth.core.dkim.DkimRecord;
import mailauth.core.dmarc.DmarcRecord;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.Txt;
import mailauth.core.posture.Desired;

/** What a change of a single value means, and whether it is safe. */
final class ValueMeaning {
  private ValueMeaning() {}

  static List<String> effects(Desired.Value value, List<Rdata> before) {
    return switch (value.purpose()) {
      case DMARC -> dmarc(value.data(), before);
      case DKIM -> List.of(dkim(value, before));
      case SERVICE -> List.of("%s needs it".formatted(value.owner()));
      case NULL_MX -> List.of("the domain takes no mail (RFC 7505)");
      case SPF -> List.of();
    };
  }

  static List<Gate> gates(Desired.Value value, List<Rdata> before) {
    return switch (value.purpose()) {
      case DMARC -> dmarcGates(value.data(), before);
      case NULL_MX -> nullMxGates(before);
      case DKIM, SERVICE, SPF -> List.of();
    };
  }

  private static String dkim(Desired.Value value, List<Rdata> before) {
    if (value.data() instanceof Txt txt && DkimRecord.parse(txt.text()).record().isRevoked()) {
      boolean wildcard = value.key().name().labels().getFirst().equals("*");
      return wildcard
          ? "signatures by all other selectors fail"
          : "signatures by this selector fail";
    }
    return before.isEmpty()
        ? "%s can sign mail that aligns with the domain".formatted(value.owner())
        : "the key at this selector changes";
  }

  private static List<String> dmarc(Rdata after, List<Rdata> before) {
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

  private static List<Gate> dmarcGates(Rdata after, List<Rdata> before) {
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

  private static List<Gate> nullMxGates(List<Rdata> before) {
    return before.isEmpty()
        ? List.of()
        : List.of(
            new Gate(
                "NULL_MX_BESIDE_MX",
                Gate.Outcome.BLOCK,
                "the domain is declared parked but has MX "
                    + before.getFirst()
                    + "; remove its MX records if it really takes no mail"));
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
