package mailauth.core.spf.authorization;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.ip.Cidr;
import mailauth.core.ip.IpSet;
import mailauth.core.spf.DualCidr;

/** Collects what an {@code a}, {@code mx} or {@code exists} learns from DNS. */
final class HostAddresses {
  private final Dns dns;
  private final List<Cidr> networks = new ArrayList<>();
  private final List<String> unanswered = new ArrayList<>();
  private Voids voids = Voids.NONE;
  private OptionalLong ttl = OptionalLong.empty();

  HostAddresses(Dns dns) {
    this.dns = dns;
  }

  /** Adds the networks around a host's addresses; a client asks for those of its own family. */
  HostAddresses add(Name host, DualCidr lengths) {
    addAll(ask(host, RecordType.A, new Voids(1, 0)), lengths);
    addAll(ask(host, RecordType.AAAA, new Voids(0, 1)), lengths);
    return this;
  }

  /** Asks, and counts an answer without records as {@code ifVoid} says. */
  List<Rdata> ask(Name name, RecordType type, Voids ifVoid) {
    var answer = dns.query(name, type);
    switch (answer) {
      case Answer.Found found -> keepLeast(found.rrset());
      case Answer.NoData() -> voids = voids.plus(ifVoid);
      case Answer.NoName() -> voids = voids.plus(ifVoid);
      case Answer.Failed(var reason) -> unanswered.add(name + " " + type + ": " + reason);
    }
    return answer.records();
  }

  Extent.Addresses extent() {
    return extent(IpSet.of(networks));
  }

  /** What was learnt, but with these addresses. */
  Extent.Addresses extent(IpSet addresses) {
    return new Extent.Addresses(addresses, voids, ttl, unanswered);
  }

  private void addAll(List<Rdata> records, DualCidr lengths) {
    for (var rdata : records) {
      if (rdata instanceof Rdata.Address(var ip)) {
        networks.add(lengths.around(ip));
      }
    }
  }

  private void keepLeast(RRset rrset) {
    ttl = OptionalLong.of(Math.min(rrset.ttl(), ttl.orElse(Long.MAX_VALUE)));
  }
}
