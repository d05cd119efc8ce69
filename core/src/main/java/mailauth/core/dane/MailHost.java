package mailauth.core.dane;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** What a mail host said on port 25. */
public sealed interface MailHost {
  /** As evidence names it: host and address. */
  String server();

  /**
   * Nothing: it could not be reached, or does not speak SMTP.
   *
   * @param reason half a sentence
   */
  record Silent(String server, String reason) implements MailHost {}

  /**
   * It offers no encryption.
   *
   * @param said its greeting and what it offers
   */
  record Plain(String server, String said) implements MailHost {}

  /**
   * It offers encryption, but none could be agreed on.
   *
   * @param reason half a sentence
   */
  record Disagreeing(String server, String reason) implements MailHost {}

  /**
   * It encrypts.
   *
   * @param protocol such as {@code TLSv1.3}
   * @param chain the certificates, the host's own first
   * @param distrust why a web browser would not trust the certificate for the host's name
   */
  record Encrypted(
      String server, String protocol, List<X509Certificate> chain, Optional<String> distrust)
      implements MailHost {
    public Encrypted {
      chain = List.copyOf(chain);
    }
  }
}
