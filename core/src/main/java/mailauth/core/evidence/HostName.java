package mailauth.core.evidence;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Reverse;
import mailauth.core.ip.IpAddress;

/**
 * What DNS calls an address.
 *
 * @param name one that leads back to the address, for anybody can claim another's; empty where
 *     there is none
 * @param asked the day on which DNS said so
 */
public record HostName(Optional<Name> name, LocalDate asked) {
  private static final Name ARPA = Name.of("arpa");
  private static final int MOST_NAMES = 10;
  private static final int DAYS_NAMED = 30;
  private static final int DAYS_NAMELESS = 7;

  /**
   * Asks for an address's name.
   *
   * @return empty where DNS gives no answer, which says nothing of the address
   */
  public static Optional<HostName> ask(IpAddress address, Dns dns, LocalDate today) {
    return switch (dns.query(Reverse.name(address), RecordType.PTR)) {
      case Answer.Failed failed -> Optional.empty();
      case Answer.NoName none -> Optional.of(new HostName(Optional.empty(), today));
      case Answer.NoData none -> Optional.of(new HostName(Optional.empty(), today));
      case Answer.Found found ->
          Optional.of(new HostName(confirmed(found.records(), address, dns), today));
    };
  }

  private static Optional<Name> confirmed(List<Rdata> pointers, IpAddress address, Dns dns) {
    return pointers.stream()
        .flatMap(rdata -> rdata instanceof Rdata.Host(var name) ? Stream.of(name) : Stream.of())
        .filter(name -> name.labels().size() > 1 && !name.isWithin(ARPA))
        .sorted()
        .limit(MOST_NAMES)
        .filter(
            name -> dns.query(name, type(address)).records().contains(new Rdata.Address(address)))
        .findFirst();
  }

  private static RecordType type(IpAddress address) {
    return switch (address.family()) {
      case IPV4 -> RecordType.A;
      case IPV6 -> RecordType.AAAA;
    };
  }

  /** Whether it is to be asked for again of an address that was seen since. */
  boolean isOld(LocalDate today) {
    return asked.plusDays(name.isPresent() ? DAYS_NAMED : DAYS_NAMELESS).isBefore(today);
  }

  /** Of two that were asked for, the later one. */
  HostName orLater(HostName other) {
    return other.asked.isAfter(asked) ? other : this;
  }
}
