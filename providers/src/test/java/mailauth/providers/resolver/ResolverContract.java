package mailauth.providers.resolver;

import static mailauth.core.dns.RecordType.MX;
import static mailauth.core.dns.RecordType.TXT;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Answer.Failed;
import mailauth.core.dns.Answer.Found;
import mailauth.core.dns.Answer.NoData;
import mailauth.core.dns.Answer.NoName;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.servers.DnsServer;
import mailauth.providers.servers.ZoneText;
import mailauth.providers.wire.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a resolver makes of a real server's answers. */
abstract class ResolverContract {
  private static final Name ZONE = Name.of("example.com");

  static final ZoneText COM =
      ZoneText.of(
          "example.com",
          """
          @ TXT "v=spf1 " "-all"
          @ TXT "another"
          @ MX 10 mail
          mail A 192.0.2.25
          mail AAAA 2001:db8::25
          _25._tcp.mail TLSA 3 1 1 00112233
          within CNAME @
          abroad CNAME there.example.net.
          nodata CNAME mail
          noname CNAME nobody.example.net.
          nodata-abroad CNAME mail.example.net.
          loop1 CNAME loop2
          loop2 CNAME loop1
          round CNAME round.example.net.
          strange CNAME a\\032b
          outside CNAME elsewhere.example.org.
          long TXT %s
          """
              .formatted(("\"" + "x".repeat(250) + "\" ").repeat(8)));

  static final ZoneText NET =
      ZoneText.of(
          "example.net",
          """
          there TXT "found"
          mail A 192.0.2.26
          round CNAME round.example.com.
          """);

  private final DnsServer server;
  private final Resolver dns;

  ResolverContract(DnsServer server) {
    this.server = server;
    this.dns = Resolver.of(List.of(server.address()));
  }

  @AfterEach
  void close() {
    dns.close();
  }

  @Test
  void readsTxtStringByString() {
    assertThat(dns.query(Name.of("EXAMPLE.com"), TXT).records())
        .containsExactlyInAnyOrder(new Txt(List.of("v=spf1 ", "-all")), Txt.of("another"));
  }

  @ParameterizedTest
  @CsvSource({
    "A,    mail,          192.0.2.25",
    "AAAA, mail,          2001:db8::25",
    "MX,   @,             10 mail.example.com.",
    "NS,   @,             ns1.example.com.",
    "TLSA, _25._tcp.mail, 3 1 1 00112233",
    "CNAME, within,       example.com.",
  })
  void readsEveryType(RecordType type, String name, String rdata) {
    assertThat(dns.query(under(name), type).records()).hasToString("[" + rdata + "]");
  }

  @Test
  void followsAnAliasWithinTheZone() {
    assertThat(dns.query(under("within"), MX))
        .isEqualTo(
            new Found(
                RRset.of(Name.of("example.com"), MX, 3600, new Rdata.Mx(10, under("mail"))),
                List.of(under("within"))));
  }

  @Test
  void followsAnAliasIntoAnotherZone() {
    assertThat(dns.query(under("abroad"), TXT))
        .isEqualTo(
            new Found(
                RRset.of(Name.of("there.example.net"), TXT, 3600, Txt.of("found")),
                List.of(under("abroad"))));
  }

  @Test
  void tellsNoDataFromNoName() {
    assertThat(dns.query(under("mail"), TXT)).isEqualTo(new NoData());
    assertThat(dns.query(under("nobody"), TXT)).isEqualTo(new NoName());
    assertThat(dns.query(under("_tcp.mail"), TXT)).as("empty non-terminal").isEqualTo(new NoData());
  }

  @Test
  void tellsNoDataFromNoNameBehindAnAlias() {
    assertThat(dns.query(under("nodata"), TXT)).isEqualTo(new NoData());
    assertThat(dns.query(under("nodata-abroad"), TXT)).isEqualTo(new NoData());
    assertThat(dns.query(under("noname"), TXT)).isEqualTo(new NoName());
  }

  @ParameterizedTest
  @ValueSource(strings = {"loop1", "round"})
  void comesOutOfCircles(String name) {
    assertThat(dns.query(under(name), TXT))
        .as("BIND sees the circle itself, Knot leaves it to us")
        .isIn(
            new Failed("the CNAMEs of " + under(name) + " lead round in a circle"),
            new Failed(Endpoint.text(server.address()) + " answered SERVFAIL"));
  }

  @Test
  void saysWhichNameItCannotRead() {
    assertThat(dns.query(under("strange"), TXT))
        .isEqualTo(
            new Failed(
                "a record of strange.example.com cannot be read:"
                    + " 'a\\032b.example.com' is not a domain name: '\\' cannot stand in one"));
  }

  @Test
  void fetchesOverTcpWhatIsTooLongForUdp() {
    assertThat(dns.query(under("long"), TXT).records())
        .containsExactly(new Txt(Collections.nCopies(8, "x".repeat(250))));
  }

  @Test
  void saysThatAServerRefused() {
    assertThat(dns.query(Name.of("example.org"), TXT))
        .isEqualTo(new Failed(Endpoint.text(server.address()) + " answered REFUSED"));
  }

  @Test
  void goesOnToTheNextServer() {
    var dead = new InetSocketAddress(server.address().getAddress(), 1);
    try (var both = Resolver.of(List.of(dead, server.address()))) {
      assertThat(both.query(under("abroad"), TXT)).isInstanceOf(Found.class);
    }
  }

  @Test
  void saysThatNobodyListens() {
    var dead = new InetSocketAddress(server.address().getAddress(), 1);
    try (var none = Resolver.of(List.of(dead))) {
      assertThat(none.query(under("abroad"), TXT))
          .isEqualTo(new Failed("127.0.0.1:1 does not listen"));
    }
  }

  @Test
  void answersManyAtOnce() throws InterruptedException {
    var answers = new ConcurrentLinkedQueue<Answer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 5000; i++) {
        threads.execute(() -> answers.add(dns.query(under("abroad"), TXT)));
      }
    }
    assertThat(answers).hasSize(5000).allMatch(Found.class::isInstance);
  }

  private static Name under(String label) {
    return label.equals("@") ? ZONE : Name.of(label).under(ZONE);
  }
}
