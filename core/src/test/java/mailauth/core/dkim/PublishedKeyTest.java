package mailauth.core.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import org.junit.jupiter.api.Test;

class PublishedKeyTest {
  private static final Name OWNER = PublishedKey.owner("s1", Name.of("example.com"));
  private static final DkimPublicKey KEY = DkimPrivateKey.generateEd25519().publicKey();

  @Test
  void theSigningKeyMayBeWrittenInAnyWay() {
    var record = "k=ed25519; t=s; p= " + KEY.base64().replaceFirst("(.{10})", "$1 ");

    assertThat(compare(record))
        .isEqualTo(
            new PublishedKey(
                true, "s1._domainkey.example.com publishes this key (ed25519, 256 bits)"));
  }

  @Test
  void anythingElseIsNamed() {
    var other = DkimRecord.of(DkimPrivateKey.generateEd25519().publicKey()).text();

    assertThat(compare(other).message()).contains("publishes another key");
    assertThat(compare("v=DKIM1; p=").message()).contains("is revoked");
    assertThat(compare("v=DKIM1; p=AAAA").message()).contains("holds no usable key");
    assertThat(compare(other, "v=DKIM1; p=").message()).contains("has 2 TXT records");
    assertThat(compare(other).matches()).isFalse();
  }

  @Test
  void noAnswerIsNoMatch() {
    assertThat(List.of(new Answer.NoName(), new Answer.NoData(), new Answer.Failed("timeout")))
        .extracting(answer -> PublishedKey.compare(OWNER, answer, KEY))
        .containsExactly(
            new PublishedKey(
                false, "s1._domainkey.example.com does not exist; publish the key there"),
            new PublishedKey(
                false, "s1._domainkey.example.com has no TXT record; publish the key there"),
            new PublishedKey(false, "s1._domainkey.example.com cannot be read: timeout"));
  }

  private static PublishedKey compare(String... texts) {
    List<Rdata> records = Stream.of(texts).<Rdata>map(Txt::of).toList();
    var rrset = new RRset(OWNER, RecordType.TXT, 300, records);
    return PublishedKey.compare(OWNER, new Answer.Found(rrset, List.of()), KEY);
  }
}
