package mailauth.providers.survey;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Supplier;
import mailauth.core.dane.MailHost;
import mailauth.core.dane.MailHosts;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Security;
import mailauth.core.dns.Validation;

/**
 * What a plan asks where the keys of mail hosts change: which key a host presents, and whether
 * DNSSEC vouches for its records. Connects to nobody before it is asked.
 */
public final class KeySurvey implements MailHosts, Validation {
  private static final int SMTP = 25;

  private final Dns dns;
  private final Supplier<List<InetSocketAddress>> resolvers;
  private final Whereabouts mailPorts;
  private final Memory<Name, MailHost> hosts = new Memory<>(this::visit);
  private final Memory<RRsetKey, Security> secured = new Memory<>(this::validate);

  /**
   * A survey to be.
   *
   * @param dns knows the addresses of hosts
   * @param resolvers the servers behind it; those that validate say so
   */
  public KeySurvey(Dns dns, Supplier<List<InetSocketAddress>> resolvers) {
    this(dns, resolvers, Ports.at(SMTP));
  }

  /** With mail hosts at ports of one's own, for tests. */
  KeySurvey(Dns dns, Supplier<List<InetSocketAddress>> resolvers, Whereabouts mailPorts) {
    this.dns = dns;
    this.resolvers = resolvers;
    this.mailPorts = mailPorts;
  }

  @Override
  public MailHost ask(Name host) {
    return hosts.ask(host);
  }

  @Override
  public Security of(RRsetKey key) {
    return secured.ask(key);
  }

  private MailHost visit(Name host) {
    return new SmtpHosts(dns, mailPorts).ask(host);
  }

  private Security validate(RRsetKey key) {
    var servers = resolvers.get();
    try (var line = new Line()) {
      var apex = new ZoneSurvey(line, dns, servers, new Ports(servers)).apex(key.name());
      return new Validator(line, servers, apex).of(key);
    }
  }
}
