package mailauth.providers.survey;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.X509ExtendedTrustManager;
import mailauth.core.dane.MailHost;
import mailauth.core.dane.MailHosts;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.providers.wire.Endpoint;

/** Sees whether mail hosts encrypt, and says goodbye; it never begins a message (RFC 3207). */
final class SmtpHosts implements MailHosts {
  private static final int TIMEOUT_MILLIS = 5000;

  private final Dns dns;
  private final Whereabouts whereabouts;
  private final X509ExtendedTrustManager trust;
  private final Memory<Name, MailHost> known = new Memory<>(this::visit);

  /** Trusts the authorities that browsers trust. */
  SmtpHosts(Dns dns, Whereabouts whereabouts) {
    this(dns, whereabouts, Handshake.browsers());
  }

  /**
   * With other authorities.
   *
   * @param trust judges certificates
   */
  SmtpHosts(Dns dns, Whereabouts whereabouts, X509ExtendedTrustManager trust) {
    this.trust = trust;
    this.dns = dns;
    this.whereabouts = whereabouts;
  }

  @Override
  public MailHost ask(Name host) {
    return known.ask(host);
  }

  private MailHost visit(Name host) {
    return address(host)
        .map(address -> visit(host, address))
        .orElseGet(() -> new MailHost.Silent(host.text(), "it has no address"));
  }

  private Optional<InetSocketAddress> address(Name host) {
    return Stream.of(RecordType.A, RecordType.AAAA)
        .flatMap(type -> dns.query(host, type).records().stream())
        .findFirst()
        .map(rdata -> whereabouts.of(((Rdata.Address) rdata).ip()));
  }

  private MailHost visit(Name host, InetSocketAddress address) {
    var server = "%s (%s)".formatted(host, Endpoint.text(address));
    try (var socket = new Socket()) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.connect(address, TIMEOUT_MILLIS);
      var talk = new SmtpTalk(socket);
      var greeting = talk.greeting();
      var offers = talk.say("EHLO mailauth.invalid");
      if (offers.lines().noneMatch(line -> line.matches("(?i)250[ -]STARTTLS *"))) {
        talk.say("QUIT");
        return new MailHost.Plain(server, greeting + "\n" + offers);
      }
      return encrypt(host, server, talk, socket);
    } catch (IOException e) {
      return new MailHost.Silent(server, "port 25 does not answer (%s)".formatted(e.getMessage()));
    }
  }

  private MailHost encrypt(Name host, String server, SmtpTalk talk, Socket socket)
      throws IOException {
    try {
      talk.say("STARTTLS");
      return new Handshake(host, server, trust).with(socket);
    } catch (SSLException | SmtpTalk.Refusal e) {
      return new MailHost.Disagreeing(server, String.valueOf(e.getMessage()));
    }
  }
}
