package mailauth.providers.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

class EchoTest {
  private static final Message QUERY =
      Queries.authoritative(Name.of("s2026._domainkey.example.com"), RecordType.TXT);
  private static final byte[] OCTETS = QUERY.toWire();

  @Test
  void takesTheQuestionInAnyCase() {
    assertThat(answers(reply("S2026._DomainKey.EXAMPLE.com.", Type.TXT))).isTrue();
  }

  @Test
  void takesNoOtherQuestion() {
    assertThat(answers(reply("s2027._domainkey.example.com.", Type.TXT))).isFalse();
    assertThat(answers(reply("s2026._domainkey.example.com.", Type.MX))).isFalse();
    assertThat(answers(reply("example.com.", Type.TXT))).isFalse();
  }

  /** These types differ by what makes a small letter of a large one. */
  @Test
  void ignoresCaseInNamesOnly() {
    var query = Message.newQuery(question("example.com.", 'A'));
    var other = Message.newQuery(question("example.com.", 'a'));
    other.getHeader().setFlag(Flags.QR);
    assertThat(Echo.answers(query.toWire(), other.toWire())).isFalse();
  }

  @Test
  void takesNoQuestionForAReply() {
    assertThat(Echo.answers(OCTETS, OCTETS)).isFalse();
  }

  @Test
  void takesAReplyWithoutQuestionOnlyForAnError() {
    var reply = reply("s2026._domainkey.example.com.", Type.TXT);
    reply.removeAllRecords(Section.QUESTION);
    assertThat(answers(reply)).isFalse();
    reply.getHeader().setRcode(Rcode.FORMERR);
    assertThat(answers(reply)).isTrue();
  }

  @Test
  void takesAReplyToAnUpdateWithOrWithoutItsZone() {
    var update = new Update(Records.name(Name.of("example.com")));
    var reply = update.clone();
    reply.getHeader().setFlag(Flags.QR);
    assertThat(Echo.answers(update.toWire(), reply.toWire())).isTrue();
    reply.removeAllRecords(Section.ZONE);
    assertThat(Echo.answers(update.toWire(), reply.toWire())).isTrue();
    reply.getHeader().setOpcode(Opcode.QUERY);
    assertThat(Echo.answers(update.toWire(), reply.toWire())).isFalse();
  }

  /** Whatever arrives, nothing breaks; and what is taken has our question, as dnsjava reads it. */
  @Property
  void neverThrows(@ForAll @Size(max = 80) byte[] arrived) throws Exception {
    if (Echo.answers(OCTETS, arrived) && arrived[5] == 1) {
      assertThat(new Message(arrived).getQuestion()).isEqualTo(QUERY.getQuestion());
    }
  }

  /** A reply with one octet changed is taken only where case, flags or the rest changed. */
  @Property
  void seesEachChangeOfTheQuestion(
      @ForAll @IntRange(min = 12, max = 45) int at, @ForAll byte changed) {
    var reply = reply("s2026._domainkey.example.com.", Type.TXT).toWire();
    var before = (char) (reply[at] & 0xff);
    reply[at] = changed;
    boolean same =
        String.valueOf(before)
            .toLowerCase(Locale.ROOT)
            .equals(String.valueOf((char) (changed & 0xff)).toLowerCase(Locale.ROOT));
    assertThat(Echo.answers(OCTETS, reply)).isEqualTo(same && (changed & 0x80) == 0);
  }

  private static boolean answers(Message reply) {
    return Echo.answers(OCTETS, reply.toWire());
  }

  private static Message reply(String name, int type) {
    var reply = Message.newQuery(question(name, type));
    reply.getHeader().unsetFlag(Flags.RD);
    reply.getHeader().setFlag(Flags.QR);
    return reply;
  }

  private static Record question(String name, int type) {
    return Record.newRecord(org.xbill.DNS.Name.fromConstantString(name), type, DClass.IN);
  }
}
