package mailauth.providers.survey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import mailauth.core.dns.Dns;
import mailauth.core.web.Web;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A web server with TLS and a certificate authority of its own, for whatever address is asked. */
public final class SecureServer implements AutoCloseable {
  private final MockWebServer server = new MockWebServer();
  private final HandshakeCertificates trust;

  /**
   * Starts one.
   *
   * @param names what its certificate is for
   */
  public SecureServer(String... names) {
    var authority = new HeldCertificate.Builder().certificateAuthority(0).build();
    var certificate = new HeldCertificate.Builder().signedBy(authority);
    Stream.of(names).forEach(certificate::addSubjectAlternativeName);
    var held = certificate.build();
    trust =
        new HandshakeCertificates.Builder()
            .heldCertificate(held, authority.certificate())
            .addTrustedCertificate(authority.certificate())
            .build();
    server.useHttps(trust.sslSocketFactory());
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it answers, and what it was asked. */
  public MockWebServer answers() {
    return server;
  }

  /** The web of who trusts that authority, in which this server is everywhere. */
  public Web web(Dns dns) {
    return new HttpsWeb(
        dns,
        client ->
            client
                .socketFactory(new Diverting(server.getPort()))
                .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager()));
  }

  @Override
  public void close() {
    server.close();
  }

  /** Leads every connection to one port of this machine. */
  private static final class Diverting extends SocketFactory {
    private final int port;

    Diverting(int port) {
      this.port = port;
    }

    @Override
    public Socket createSocket() {
      return new Socket() {
        @Override
        public void connect(SocketAddress address, int timeout) throws IOException {
          super.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), timeout);
        }
      };
    }

    @Override
    public Socket createSocket(String host, int other) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int other, InetAddress from, int local) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int other) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int other, InetAddress from, int local) {
      throw new UnsupportedOperationException();
    }
  }
}
