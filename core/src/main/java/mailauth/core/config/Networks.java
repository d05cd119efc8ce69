package mailauth.core.config;

import mailauth.core.ip.Cidr;
import mailauth.core.ip.IpAddress;
import mailauth.core.schema.Misfit;
import mailauth.core.schema.Schema;
import mailauth.core.schema.Shape;
import mailauth.core.schema.TextShape;
import mailauth.core.yaml.Quote;

/** Addresses and networks, of which no host bit may be set. */
final class Networks {
  static final Shape<Cidr> SHAPE =
      new TextShape<>(
          "an address or network such as 192.0.2.0/24",
          Schema.type("string").with("pattern", "^[0-9A-Fa-f:.]+(/[0-9]{1,3})?$"),
          (at, text) -> read(text));

  private Networks() {}

  private static Cidr read(String text) throws Misfit {
    var network = Cidr.parse(text);
    if (network.isEmpty()) {
      throw new Misfit(
          "%s is no IP address or network: write one such as 192.0.2.0/24 or 2001:db8::/32"
              .formatted(Quote.of(text)));
    }
    int slash = text.indexOf('/');
    var address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
    if (!address.equals(network.map(Cidr::network))) {
      throw new Misfit(
          "%s has bits set behind its prefix: write %s for the network, or %s for the address"
              .formatted(Quote.of(text), network.get(), text.substring(0, slash)));
    }
    return network.get();
  }
}
