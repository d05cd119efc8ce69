package mailauth.providers.rfc2136;

import java.time.Clock;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.providers.wire.Records;
import mailauth.providers.wire.Signing;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.TSIG;

/** A key that we share with a server. The secret is never shown. */
final class TsigKey implements Signing {
  private final Name name;
  private final TSIG tsig;

  private TsigKey(Name name, TSIG tsig) {
    this.name = name;
    this.tsig = tsig;
  }

  /**
   * A key from what {@code tsig-keygen} prints.
   *
   * @param secret in Base64
   * @param clock for the time that each message is signed with
   * @throws IllegalArgumentException if name, algorithm or secret is none; the sentence leaves the
   *     secret out
   */
  static TsigKey of(String name, String algorithm, String secret, Clock clock) {
    var known =
        TsigAlgorithm.parse(algorithm)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "'%s' is not a TSIG algorithm; write one of %s"
                        .formatted(algorithm, TsigAlgorithm.all())));
    var key = new SecretKeySpec(decode(secret), known.javaName());
    var keyName = keyName(name);
    return new TsigKey(
        keyName,
        new TSIG(TSIG.algorithmToName(known.toString()), Records.name(keyName), key, clock));
  }

  @Override
  public void sign(Message query) {
    tsig.apply(query, null);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Errors that the server had no key for come unsigned (RFC 8945 section 5.3.2); they say
   * nothing about the zone.
   */
  @Override
  public boolean trusts(Message query, Message reply, byte[] octets) {
    var signature = reply.getTSIG();
    boolean unsigned = signature == null || signature.getSignature().length == 0;
    return unsigned
        ? saysNothingOfTheZone(reply.getRcode())
        : tsig.verify(reply, octets, query.getTSIG()) == Rcode.NOERROR;
  }

  private static boolean saysNothingOfTheZone(int rcode) {
    return switch (rcode) {
      case Rcode.FORMERR, Rcode.SERVFAIL, Rcode.NOTIMP, Rcode.REFUSED, Rcode.NOTAUTH -> true;
      default -> false;
    };
  }

  /** The key's name, which may be shown. */
  @Override
  public String toString() {
    return name.toString();
  }

  private static Name keyName(String name) {
    try {
      return Name.of(name);
    } catch (InvalidName e) {
      throw new IllegalArgumentException("a TSIG key is named like a domain: " + e.getMessage(), e);
    }
  }

  private static byte[] decode(String secret) {
    byte[] octets;
    try {
      octets = Base64.getDecoder().decode(secret);
    } catch (IllegalArgumentException e) {
      // Not kept as the cause: its message may quote the secret.
      octets = new byte[0];
    }
    if (octets.length == 0) {
      throw new IllegalArgumentException(
          "the TSIG secret is not Base64; copy what tsig-keygen printed between the quotes");
    }
    return octets;
  }
}
