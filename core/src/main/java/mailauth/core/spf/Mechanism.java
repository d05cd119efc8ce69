package mailauth.core.spf;

import java.util.Optional;
import mailauth.core.ip.Cidr;
import mailauth.core.ip.IpAddress;

/** What a directive matches (RFC 7208 section 5). A missing domain is the record's own. */
public sealed interface Mechanism {
  /** The mechanism as it stands in a record, without a qualifier. */
  String text();

  /** The domain-spec, where one is written. */
  default Optional<MacroString> domain() {
    return Optional.empty();
  }

  /** Whether evaluating it counts towards the ten lookups (RFC 7208 section 4.6.4). */
  default boolean asksDns() {
    return !(this instanceof All || this instanceof Ip);
  }

  /** Matches everything (section 5.1). */
  record All() implements Mechanism {
    @Override
    public String text() {
      return "all";
    }
  }

  /** Matches what another record lets pass (section 5.2). */
  record Include(MacroString target) implements Mechanism {
    @Override
    public Optional<MacroString> domain() {
      return Optional.of(target);
    }

    @Override
    public String text() {
      return "include:" + target.text();
    }
  }

  /** Matches the addresses of a name (section 5.3). */
  record A(Optional<MacroString> domain, DualCidr lengths) implements Mechanism {
    @Override
    public String text() {
      return "a" + suffix(domain) + lengths.text();
    }
  }

  /** Matches the addresses of a name's mail hosts (section 5.4). */
  record Mx(Optional<MacroString> domain, DualCidr lengths) implements Mechanism {
    @Override
    public String text() {
      return "mx" + suffix(domain) + lengths.text();
    }
  }

  /** Matches a client whose reverse name is within a domain (section 5.5: do not use). */
  record Ptr(Optional<MacroString> domain) implements Mechanism {
    @Override
    public String text() {
      return "ptr" + suffix(domain);
    }
  }

  /** {@code ip4} or {@code ip6} (section 5.6). */
  record Ip(Cidr network) implements Mechanism {
    @Override
    public String text() {
      boolean v4 = network.network().family() == IpAddress.Family.IPV4;
      return (v4 ? "ip4:" : "ip6:") + network;
    }
  }

  /** Matches when a name, mostly made by macros, has an A record (section 5.7). */
  record Exists(MacroString target) implements Mechanism {
    @Override
    public Optional<MacroString> domain() {
      return Optional.of(target);
    }

    @Override
    public String text() {
      return "exists:" + target.text();
    }
  }

  private static String suffix(Optional<MacroString> domain) {
    return domain.map(d -> ":" + d.text()).orElse("");
  }
}
