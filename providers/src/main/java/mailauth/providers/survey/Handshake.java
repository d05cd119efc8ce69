package mailauth.providers.survey;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import mailauth.core.dane.MailHost;
import mailauth.core.dns.Name;

/** A TLS handshake that goes through whatever the certificate, and then judges it. */
final class Handshake {
  private final Name host;
  private final String server;
  private final X509ExtendedTrustManager trust;

  /**
   * A handshake to be.
   *
   * @param trust judges the certificate
   */
  Handshake(Name host, String server, X509ExtendedTrustManager trust) {
    this.trust = trust;
    this.host = host;
    this.server = server;
  }

  /** Shakes hands on an open connection. */
  MailHost with(Socket socket) throws IOException {
    try {
      var context = SSLContext.getInstance("TLS");
      var curious = new CuriousTrust(trust);
      context.init(null, new TrustManager[] {curious}, null);
      try (var tls =
          (SSLSocket)
              context
                  .getSocketFactory()
                  .createSocket(socket, host.text(), socket.getPort(), true)) {
        var parameters = tls.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(host.text())));
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        return judge(tls.getSession(), curious.distrust());
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  private MailHost judge(SSLSession session, Optional<String> distrust) throws IOException {
    var chain =
        Arrays.stream(session.getPeerCertificates()).map(X509Certificate.class::cast).toList();
    return new MailHost.Encrypted(server, session.getProtocol(), chain, distrust);
  }

  /** Trusts the authorities that browsers trust. */
  static X509ExtendedTrustManager browsers() {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK trusts somebody", e);
    }
  }
}
