package mailauth.providers.wire;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mailauth.core.ip.IpAddress;

/**
 * A DNS server as people write it: {@code 192.0.2.53}, {@code ns1.example.com:5353}, {@code
 * 2001:db8::53} or {@code [2001:db8::53]:5353}.
 *
 * @param host an address or a host name, without brackets
 */
public record Endpoint(String host, int port) {
  public static final int DNS_PORT = 53;

  private static final Pattern BRACKETED = Pattern.compile("\\[([0-9A-Fa-f:.]+)](?::(\\d{1,5}))?");
  private static final Pattern PLAIN = Pattern.compile("([^\\s:/\\[\\]]+)(?::(\\d{1,5}))?");

  /**
   * Reads {@code HOST[:PORT]}; the port is 53 where none is given.
   *
   * @throws IllegalArgumentException if it is none, with a sentence for a person
   */
  public static Endpoint parse(String text) {
    if (IpAddress.parse(text).isPresent()) {
      return new Endpoint(text, DNS_PORT);
    }
    var bracketed = BRACKETED.matcher(text);
    if (bracketed.matches() && IpAddress.parse(bracketed.group(1)).isPresent()) {
      return new Endpoint(bracketed.group(1), port(text, bracketed));
    }
    var plain = PLAIN.matcher(text);
    if (plain.matches()) {
      return new Endpoint(plain.group(1), port(text, plain));
    }
    throw new IllegalArgumentException(
        "'%s' is not a server; write HOST, HOST:PORT or [IPV6]:PORT".formatted(text));
  }

  /** An address as messages show it: always with its port, IPv6 in brackets. */
  public static String text(InetSocketAddress address) {
    var ip = address.getAddress();
    return new Endpoint(ip == null ? address.getHostString() : literal(ip), address.getPort())
        .toString();
  }

  /**
   * Looks the host up in the system's way.
   *
   * @throws UnknownHostException if it has no address
   */
  public InetSocketAddress address() throws UnknownHostException {
    return new InetSocketAddress(InetAddress.getByName(host), port);
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  private static int port(String text, Matcher matcher) {
    if (matcher.group(2) == null) {
      return DNS_PORT;
    }
    int port = Integer.parseInt(matcher.group(2));
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException(
          "'%s' has no valid port; ports go from 1 to 65535".formatted(text));
    }
    return port;
  }

  private static String literal(InetAddress ip) {
    return IpAddress.ofOctets(ip.getAddress()).toString();
  }
}
