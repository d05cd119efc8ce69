package mailauth.providers.rfc2136;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;
import mailauth.providers.wire.Queries;
import mailauth.providers.wire.Signing.Signed;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.TSIG;

/** Our signatures as another implementation reads them, and its as we do. */
class TsigKeyTest {
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  /**
   * Where the signature's TTL begins, which counts as 0 where its highest bit is set (RFC 2181).
   */
  private static final int TTL = 58;

  private static final byte[] SECRET = "a secret of any length there is".getBytes(US_ASCII);
  private static final Message QUERY =
      Queries.authoritative(Name.of("example.com"), RecordType.TXT);

  @ParameterizedTest
  @EnumSource
  void othersBelieveWhatWeSign(TsigAlgorithm algorithm) throws IOException {
    var signed = ours(algorithm, NOW).sign(QUERY.toWire()).octets();
    assertThat(theirs(algorithm).verify(new Message(signed), signed, null))
        .isEqualTo(Rcode.NOERROR);
  }

  @ParameterizedTest
  @EnumSource
  void believesWhatOthersSign(TsigAlgorithm algorithm) throws IOException {
    var query = ours(algorithm, NOW).sign(QUERY.toWire());
    assertThat(trusts(ours(algorithm, NOW), query, reply(algorithm, query))).isTrue();
  }

  @Test
  void believesNoReplyToAnotherQuestion() throws IOException {
    var key = ours(TsigAlgorithm.HMAC_SHA256, NOW);
    var one = key.sign(QUERY.toWire());
    var other = key.sign(Queries.recursive(Name.of("example.net"), RecordType.MX).toWire());
    assertThat(trusts(key, other, reply(TsigAlgorithm.HMAC_SHA256, one))).isFalse();
  }

  @Test
  void believesNoReplyOfAnotherTime() throws IOException {
    var query = ours(TsigAlgorithm.HMAC_SHA256, NOW).sign(QUERY.toWire());
    var reply = reply(TsigAlgorithm.HMAC_SHA256, query);
    var later = ours(TsigAlgorithm.HMAC_SHA256, NOW.plus(Duration.ofSeconds(301)));
    var atTheEnd = ours(TsigAlgorithm.HMAC_SHA256, NOW.plus(Duration.ofMinutes(5)));
    assertThat(trusts(atTheEnd, query, reply)).isTrue();
    assertThat(trusts(later, query, reply)).isFalse();
  }

  @Test
  void believesNothingUnsignedButAnError() {
    var key = ours(TsigAlgorithm.HMAC_SHA256, NOW);
    var query = key.sign(QUERY.toWire());
    var reply = QUERY.clone();
    reply.getHeader().setFlag(Flags.QR);
    assertThat(key.trusts(query, reply, reply.toWire())).isFalse();
    reply.getHeader().setRcode(Rcode.SERVFAIL);
    assertThat(key.trusts(query, reply, reply.toWire())).isTrue();
  }

  /** Whichever octet changes: either it is no message any more, or it is not believed. */
  @Property
  void seesEveryChange(@ForAll @IntRange(min = 2, max = 120) int at, @ForAll byte changed)
      throws IOException {
    var key = ours(TsigAlgorithm.HMAC_SHA256, NOW);
    var query = key.sign(QUERY.toWire());
    var reply = reply(TsigAlgorithm.HMAC_SHA256, query);
    if (at >= reply.length
        || isLetterOfTheSameCase(reply[at], changed)
        || (at == TTL && changed < 0)) {
      return;
    }
    reply[at] = changed;
    try {
      assertThat(trusts(key, query, reply)).isFalse();
    } catch (IOException | IllegalArgumentException e) {
      // It is no message.
    }
  }

  /** Names of keys and algorithms are compared without case, and signed in lower case. */
  private static boolean isLetterOfTheSameCase(byte one, byte other) {
    return Character.toLowerCase((char) one) == Character.toLowerCase((char) other);
  }

  @Property
  void countsAsTheJdkDoes(
      @ForAll @Size(min = 1, max = 200) byte[] secret, @ForAll @Size(max = 300) byte[] message)
      throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    assertThat(TsigAlgorithm.HMAC_SHA256.key(secret).of(message)).isEqualTo(mac.doFinal(message));
  }

  private static boolean trusts(TsigKey key, Signed query, byte[] reply) throws IOException {
    return key.trusts(query, new Message(reply), reply);
  }

  private static byte[] reply(TsigAlgorithm algorithm, Signed query) throws IOException {
    var reply = QUERY.clone();
    reply.getHeader().setFlag(Flags.QR);
    theirs(algorithm).apply(reply, new Message(query.octets()).getTSIG());
    return reply.toWire();
  }

  private static TsigKey ours(TsigAlgorithm algorithm, Instant now) {
    var secret = Base64.getEncoder().encodeToString(SECRET);
    return TsigKey.of("Mailauth-Key", algorithm.toString(), secret, at(now));
  }

  private static TSIG theirs(TsigAlgorithm algorithm) {
    return new TSIG(
        TSIG.algorithmToName(algorithm.toString()),
        org.xbill.DNS.Name.fromConstantString("mailauth-key."),
        new SecretKeySpec(SECRET, "any"),
        at(NOW));
  }

  private static Clock at(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }
}
