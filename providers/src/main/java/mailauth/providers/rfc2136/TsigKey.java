package mailauth.providers.rfc2136;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.providers.wire.Records;
import mailauth.providers.wire.Signing;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;

/** A key that we share with a server (RFC 8945). The secret is never shown. */
final class TsigKey implements Signing {
  /** How far clocks may be apart (section 10). */
  private static final Duration FUDGE = Duration.ofMinutes(5);

  private final Name name;
  private final org.xbill.DNS.Name algorithm;
  private final Hmac hmac;
  private final Clock clock;

  private TsigKey(Name name, org.xbill.DNS.Name algorithm, Hmac hmac, Clock clock) {
    this.name = name;
    this.algorithm = algorithm;
    this.hmac = hmac;
    this.clock = clock;
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
    return new TsigKey(
        keyName(name), TSIG.algorithmToName(known.toString()), known.key(decode(secret)), clock);
  }

  @Override
  public Signed sign(byte[] query) {
    var variables = TsigVariables.unsigned(Records.name(name), algorithm, clock.instant(), FUDGE);
    var signature = hmac.of(query, variables.octets());
    return new Signed(variables.attached(query, signature), signature);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Errors that the server had no key for come unsigned (section 5.3.2); they say nothing about
   * the zone.
   */
  @Override
  public boolean trusts(Signed query, Message reply, byte[] octets) {
    var signature = reply.getTSIG();
    boolean unsigned = signature == null || signature.getSignature().length == 0;
    return unsigned
        ? saysNothingOfTheZone(reply.getRcode())
        : isOurs(signature) && isInTime(signature) && isRight(signature, query, octets);
  }

  private boolean isOurs(TSIGRecord signature) {
    return signature.getName().equals(Records.name(name))
        && signature.getAlgorithm().equals(algorithm)
        && signature.getDClass() == DClass.ANY
        && signature.getTTL() == 0;
  }

  private boolean isInTime(TSIGRecord signature) {
    var apart = Duration.between(signature.getTimeSigned(), clock.instant()).abs();
    return apart.compareTo(signature.getFudge()) <= 0;
  }

  /** Over the query's signature, the reply as it was before it was signed, and the variables. */
  private boolean isRight(TSIGRecord signature, Signed query, byte[] octets) {
    int length = query.mac().length;
    var expected =
        hmac.of(
            new byte[] {(byte) (length >> 8), (byte) length},
            query.mac(),
            TsigVariables.unsigned(octets, signature.getOriginalID()),
            TsigVariables.of(signature).octets());
    return MessageDigest.isEqual(expected, signature.getSignature());
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
