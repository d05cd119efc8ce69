package mailauth.providers.survey;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Lets every certificate pass, and remembers why it should not have. For one handshake. */
final class CuriousTrust extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager strict;
  private @Nullable String distrust;

  CuriousTrust(X509ExtendedTrustManager strict) {
    this.strict = strict;
  }

  /** What is wrong with the certificate; empty if nothing is. */
  Optional<String> distrust() {
    return Optional.ofNullable(distrust);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
    try {
      strict.checkServerTrusted(chain, type, socket);
    } catch (CertificateException e) {
      distrust = String.valueOf(e.getMessage());
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    strict.checkServerTrusted(chain, type, engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    strict.checkServerTrusted(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    strict.checkClientTrusted(chain, type, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    strict.checkClientTrusted(chain, type, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    strict.checkClientTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return strict.getAcceptedIssuers();
  }
}
