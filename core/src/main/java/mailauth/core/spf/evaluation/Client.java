package mailauth.core.spf.evaluation;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Name;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Reverse;
import mailauth.core.ip.IpAddress;
import mailauth.core.spf.DualCidr;
import mailauth.core.spf.SpfLimits;

/** The host that delivers the message, and what DNS calls it. */
final class Client {
  private final IpAddress ip;
  private final Session session;

  Client(IpAddress ip, Session session) {
    this.ip = ip;
    this.session = session;
  }

  IpAddress ip() {
    return ip;
  }

  /** The type of the records that can hold its address. */
  RecordType addressType() {
    return ip.family() == IpAddress.Family.IPV4 ? RecordType.A : RecordType.AAAA;
  }

  /** Whether its address is in a network around one of these records. */
  boolean isAmong(Answer answer, DualCidr lengths) {
    return answer.records().stream()
        .anyMatch(rdata ->
            rdata instanceof Rdata.Address(var address) && lengths.around(address).contains(ip));
  }

  /** The address as it stands in {@code %{i}}: octets or, for IPv6, nibbles, with dots between. */
  String dotted() {
    return ip.family() == IpAddress.Family.IPV4 ? ip.toString() : String.join(".", nibbles());
  }

  /** {@code in-addr} or {@code ip6}. */
  String zone() {
    return ip.family() == IpAddress.Family.IPV4 ? "in-addr" : "ip6";
  }

  /** Where its PTR records stand. */
  Name reverseName() {
    return Reverse.name(ip);
  }

  /**
   * Its names that lead back to its address (RFC 7208 section 5.5). Errors on the way only make
   * names drop out: they are not the fault of the domain that is evaluated.
   */
  List<Name> validatedNames() {
    return session.ask(reverseName(), RecordType.PTR).records().stream()
        .limit(SpfLimits.PTR_NAMES)
        .flatMap(rdata -> rdata instanceof Rdata.Host(var name) ? Stream.of(name) : Stream.of())
        .filter(name -> isAmong(session.ask(name, addressType()), DualCidr.HOST))
        .toList();
  }

  /** The validated name nearest to a domain: itself, one below it, or any (section 7.3). */
  Optional<Name> validatedName(Optional<Name> domain) {
    var names = validatedNames();
    return names.stream()
        .filter(name -> domain.filter(name::equals).isPresent())
        .findFirst()
        .or(() -> names.stream().filter(n -> domain.filter(n::isWithin).isPresent()).findFirst())
        .or(() -> names.stream().findFirst());
  }

  @Override
  public String toString() {
    return ip.toString();
  }

  private List<String> nibbles() {
    return List.of(HexFormat.of().withUpperCase().formatHex(ip.octets()).split(""));
  }
}
