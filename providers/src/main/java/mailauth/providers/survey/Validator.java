package mailauth.providers.survey;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Security;
import mailauth.core.dns.Validation;
import mailauth.providers.wire.Records;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Has a validating resolver say whether DNSSEC vouches for answers. */
final class Validator implements Validation {
  private final Line line;
  private final List<InetSocketAddress> resolvers;
  private final Memory<RRsetKey, Security> known = new Memory<>(this::look);
  private final Memory<Name, Boolean> vouchedFor = new Memory<>(this::isVouchedFor);
  private final Name apex;
  private final Memory<Name, Optional<Boolean>> hasDs = new Memory<>(this::lookForDs);

  /**
   * Asks these resolvers.
   *
   * @param apex the zone that most questions are about
   */
  Validator(Line line, List<InetSocketAddress> resolvers, Name apex) {
    this.line = line;
    this.resolvers = resolvers;
    this.apex = apex;
  }

  @Override
  public Security of(RRsetKey key) {
    return known.ask(key);
  }

  /** Whether the zone above signs for this one; empty if nobody said. */
  Optional<Boolean> hasDs() {
    return hasDs.ask(apex);
  }

  private Security look(RRsetKey key) {
    int type = Records.type(key.type());
    var reply = line.askAny(resolvers, Questions.validated(key.name(), type));
    if (reply.isEmpty()) {
      return Security.UNKNOWN;
    }
    if (reply.get().getRcode() == Rcode.SERVFAIL) {
      var unchecked = line.askAny(resolvers, Questions.unchecked(key.name(), type));
      return unchecked.filter(Validator::isAnswer).isPresent() ? Security.BOGUS : Security.UNKNOWN;
    }
    if (!isAnswer(reply.get())) {
      return Security.UNKNOWN;
    }
    return reply.get().getHeader().getFlag(Flags.AD) ? Security.SECURE : unsigned(key.name());
  }

  /** A resolver that does not validate says nothing by not vouching. */
  private Security unsigned(Name name) {
    boolean open = name.isWithin(apex) && hasDs().filter(has -> !has).isPresent();
    return open || vouchedFor.ask(apex) || vouchedFor.ask(Name.ROOT)
        ? Security.INSECURE
        : Security.UNKNOWN;
  }

  private boolean isVouchedFor(Name zone) {
    return line.askAny(resolvers, Questions.validated(zone, Type.SOA))
        .filter(Validator::isAnswer)
        .filter(reply -> reply.getHeader().getFlag(Flags.AD))
        .isPresent();
  }

  private Optional<Boolean> lookForDs(Name zone) {
    var reply = line.askAny(resolvers, Questions.validated(zone, Type.DS));
    boolean authoritative =
        reply.filter(message -> message.getHeader().getFlag(Flags.AA)).isPresent();
    if (reply.filter(Validator::isAnswer).isEmpty() || authoritative) {
      return Optional.empty();
    }
    return Optional.of(
        reply.get().getSection(Section.ANSWER).stream().anyMatch(DSRecord.class::isInstance));
  }

  private static boolean isAnswer(Message reply) {
    return reply.getRcode() == Rcode.NOERROR || reply.getRcode() == Rcode.NXDOMAIN;
  }
}
