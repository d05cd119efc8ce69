package mailauth.core.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.dmarc.DmarcRecord;
import mailauth.core.dmarc.EffectiveDmarc;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.Txt;
import mailauth.core.spf.Qualifier;
import mailauth.core.spf.SpfParse;

/** Whether a change asks receivers to be stricter with mail than they are today. */
final class Tightening {
  private Tightening() {}

  static boolean is(Change change) {
    return switch (change.purpose()) {
      case SPF -> refusesOthers(change.after()) && !refusesOthers(change.before());
      case DMARC -> isStricter(dmarc(change.before()), dmarc(change.after()));
      default -> false;
    };
  }

  private static boolean refusesOthers(List<Rdata> values) {
    return texts(values)
        .flatMap(text -> SpfParse.parse(text).record().all().stream())
        .anyMatch(Qualifier.FAIL::equals);
  }

  private static boolean isStricter(
      Optional<EffectiveDmarc> before, Optional<EffectiveDmarc> after) {
    return after.isPresent()
        && (after.get().p().compareTo(before.map(EffectiveDmarc::p).orElse(Policy.NONE)) > 0
            || after.get().sp().compareTo(before.map(EffectiveDmarc::sp).orElse(Policy.NONE)) > 0
            || after.get().np().compareTo(before.map(EffectiveDmarc::np).orElse(Policy.NONE)) > 0);
  }

  private static Optional<EffectiveDmarc> dmarc(List<Rdata> values) {
    return texts(values).findFirst().map(text -> DmarcRecord.parse(text).record().effective());
  }

  private static Stream<String> texts(List<Rdata> values) {
    return values.stream()
        .flatMap(value -> value instanceof Txt txt ? Stream.of(txt.joined()) : Stream.of());
  }
}
