package mailauth.core.posture;

import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.ip.IpSet;
import mailauth.core.spf.Directive;
import mailauth.core.spf.Mechanism;
import mailauth.core.spf.TargetName;
import mailauth.core.spf.flattening.FlatInclude;
import mailauth.core.spf.flattening.FlatteningLock;

/**
 * An include that is written out as addresses.
 *
 * @param owner the sender that needs it, as people call it
 * @param locked the addresses to write; empty until somebody has looked at them
 */
public record FlattenedInclude(String owner, Name include, Optional<FlatteningLock.Entry> locked) {

  /**
   * Whether a term stands for a part of what is locked.
   *
   * @param addresses that are written in the term, or in the piece that it includes
   */
  public boolean isBehind(Directive term, IpSet addresses) {
    return locked
        .map(FlatteningLock.Entry::include)
        .filter(flat -> !flat.addresses().intersect(addresses).isEmpty() || keeps(flat, term))
        .isPresent();
  }

  private static boolean keeps(FlatInclude flat, Directive term) {
    return term.mechanism() instanceof Mechanism.Include(var target)
        && TargetName.of(target.text()).filter(flat.kept()::contains).isPresent();
  }
}
