package mailauth.providers.rfc2136;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;
import mailauth.providers.wire.Queries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.TSIG;

/** What is signed with a key, and which replies are believed. */
class TsigKeyTest {
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final byte[] SECRET = "a secret of any length there is".getBytes(US_ASCII);
  private static final TsigAlgorithm USUAL = TsigAlgorithm.HMAC_SHA256;

  @ParameterizedTest
  @EnumSource
  void theServerBelievesWhatWeSign(TsigAlgorithm algorithm) throws IOException {
    var signed = asked(key(algorithm, NOW)).toWire();
    assertThat(server(algorithm).verify(new Message(signed), signed, null))
        .isEqualTo(Rcode.NOERROR);
  }

  @ParameterizedTest
  @EnumSource
  void believesWhatTheServerSigns(TsigAlgorithm algorithm) throws IOException {
    var key = key(algorithm, NOW);
    var query = asked(key);
    assertThat(trusts(key, query, reply(algorithm, query))).isTrue();
  }

  @Test
  void believesNoReplyToAnotherQuestion() throws IOException {
    var key = key(USUAL, NOW);
    var other = Queries.recursive(Name.of("example.net"), RecordType.MX);
    key.sign(other);
    assertThat(trusts(key, other, reply(USUAL, asked(key)))).isFalse();
  }

  @Test
  void believesNoReplyOfAnotherTime() throws IOException {
    var query = asked(key(USUAL, NOW));
    var reply = reply(USUAL, query);
    assertThat(trusts(key(USUAL, NOW.plus(Duration.ofMinutes(5))), query, reply)).isTrue();
    assertThat(trusts(key(USUAL, NOW.plus(Duration.ofSeconds(301))), query, reply)).isFalse();
  }

  @Test
  void believesNoReplyThatSomebodyChanged() throws IOException {
    var key = key(USUAL, NOW);
    var query = asked(key);
    var reply = reply(USUAL, query);
    reply[3] ^= Rcode.NXDOMAIN;
    assertThat(trusts(key, query, reply)).isFalse();
  }

  @Test
  void believesNothingUnsignedButAnError() {
    var key = key(USUAL, NOW);
    var query = asked(key);
    var reply = question();
    reply.getHeader().setFlag(Flags.QR);
    assertThat(key.trusts(query, reply, reply.toWire())).isFalse();
    reply.getHeader().setRcode(Rcode.SERVFAIL);
    assertThat(key.trusts(query, reply, reply.toWire())).isTrue();
  }

  private static Message question() {
    return Queries.authoritative(Name.of("example.com"), RecordType.TXT);
  }

  private static Message asked(TsigKey key) {
    var query = question();
    key.sign(query);
    return query;
  }

  private static boolean trusts(TsigKey key, Message query, byte[] reply) throws IOException {
    return key.trusts(query, new Message(reply), reply);
  }

  private static byte[] reply(TsigAlgorithm algorithm, Message query) {
    var reply = question();
    reply.getHeader().setFlag(Flags.QR);
    server(algorithm).apply(reply, query.getTSIG());
    return reply.toWire();
  }

  private static TsigKey key(TsigAlgorithm algorithm, Instant now) {
    var secret = Base64.getEncoder().encodeToString(SECRET);
    return TsigKey.of("Mailauth-Key", algorithm.toString(), secret, at(now));
  }

  /** The server's own key of the same name, whose clock stands still. */
  private static TSIG server(TsigAlgorithm algorithm) {
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
